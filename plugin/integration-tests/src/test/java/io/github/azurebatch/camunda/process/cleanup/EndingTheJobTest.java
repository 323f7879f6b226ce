package io.github.azurebatch.camunda.process.cleanup;

import static io.github.azurebatch.camunda.local.Operation.JOB_PATCH;
import static io.github.azurebatch.camunda.local.Operation.TASK_ADD_COLLECTION;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.CrashOnce;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A job that ends after its last task, because the activity that submits that one says so. */
class EndingTheJobTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final String jobId = "ending-" + UUID.randomUUID();
  @RegisterExtension private final Services services = Services.of(azure.azure());

  @BeforeEach
  void everyTaskWritesAFile() {
    azure.script(forTask("*").file("output.txt", "x"));
  }

  @Test
  void endsTheJobWhenItsLastTaskHasCompleted() throws InterruptedException {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    azure.deploy(
        Models.submitAndAwait(
                Models.issueSas(Models.prepare(jobId), UnaryOperator.identity()),
                EndingTheJobTest::lastTask,
                await -> await)
            .endEvent()
            .done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());

    azure.executeJobs();
    assertThat(job().state()).isEqualTo(JobState.ACTIVE);
    azure.advance(Duration.ofHours(2));
    azure.runToRest();

    assertThat(instance).isEnded();
    assertThat(job().state()).isEqualTo(JobState.COMPLETED);
    assertThat(job().terminateReason()).isEqualTo("AllTasksComplete");
  }

  @Test
  @OnEveryDatabase
  void isSubmittedOnceThoughTheJobHasEndedWhenTheTransactionIsLost() throws InterruptedException {
    ProcessInstance instance =
        loseTheTransactionAndEndTheJob(
            Models.submitAndAwait(
                Models.issueSas(Models.prepare(jobId), UnaryOperator.identity()),
                submit -> crashing(lastTask(submit)),
                await -> await));

    azure.engine().getManagementService().executeJob(engines.onlyJob().getId());
    azure.runToRest();

    assertThat(instance).isEnded();
    assertThat(services.taskIds(jobId)).hasSize(1);
    assertThat(azure.batch().calls().count(JOB_PATCH)).isEqualTo(2);
  }

  @Test
  @OnEveryDatabase
  void endsTheJobAfterAListThatIsSubmittedOnceThoughTheTransactionIsLost()
      throws InterruptedException {
    ProcessInstance instance =
        loseTheTransactionAndEndTheJob(
            new TaskLists(jobId, "local")
                .submit(
                    submit -> crashing(lastTask(submit).camundaInputParameter("items", "150"))));

    azure.engine().getManagementService().executeJob(engines.onlyJob().getId());
    azure.runToRest();

    assertThat(instance).isEnded();
    assertThat(services.taskIds(jobId)).hasSize(150);
  }

  @Test
  void terminatesTheTasksOfAListThatIsDeletedWhenItsJobCouldNotBeChanged() {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    ProcessInstance instance = refusedAfterTheLastTask();
    assertThat(services.taskIds(jobId)).hasSize(150);

    engines.delete(instance);

    new BatchTasks(azure).assertOpen(jobId);
  }

  @Test
  void sendsNoTaskTwiceWhenTheJobOfAListIsChangedInTheEnd() throws InterruptedException {
    ProcessInstance instance = refusedAfterTheLastTask();
    long requests = azure.batch().calls().count(TASK_ADD_COLLECTION);

    azure.engine().getManagementService().setJobRetries(engines.onlyJob().getId(), 1);
    azure.runToRest();

    assertThat(instance).isEnded();
    assertThat(azure.batch().calls().count(TASK_ADD_COLLECTION)).isEqualTo(requests);
    assertThat(azure.batch().awaitIdle(Duration.ofSeconds(60))).isTrue();
    assertThat(job().state()).isEqualTo(JobState.COMPLETED);
  }

  /** A list whose job is refused to be changed until that is an incident. */
  private ProcessInstance refusedAfterTheLastTask() {
    azure.deploy(
        new TaskLists(jobId, "local")
            .submit(submit -> lastTask(submit).camundaInputParameter("items", "150"))
            .endEvent()
            .done());
    azure.batch().faults().next(2, JOB_PATCH).answer(403, "InsufficientPermissions");
    ProcessInstance instance = engines.start(Map.of());
    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains(jobId);
    return instance;
  }

  @Test
  void stillRefusesATaskForAJobThatHasEnded() {
    azure.deploy(
        Models.submitAndAwait(
                Models.issueSas(Models.prepare(jobId), UnaryOperator.identity())
                    .userTask("meanwhile"),
                EndingTheJobTest::lastTask,
                await -> await)
            .endEvent()
            .done());
    ProcessInstance instance = engines.start(Map.of());
    services.batch().terminateJob(jobId, "enough");

    engines.completeUserTask(instance);
    azure.executeJobs();

    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("JobCompleted", jobId);
  }

  private ProcessInstance loseTheTransactionAndEndTheJob(ServiceTaskBuilder last)
      throws InterruptedException {
    azure.deploy(last.endEvent().done());
    CrashOnce.arm();
    ProcessInstance instance = engines.start(Map.of());
    assertThat(azure.batch().awaitIdle(Duration.ofSeconds(60))).isTrue();
    assertThat(job().state()).isEqualTo(JobState.COMPLETED);
    return instance;
  }

  private static ServiceTaskBuilder crashing(ServiceTaskBuilder submit) {
    return submit.camundaExecutionListenerClass("end", CrashOnce.class.getName());
  }

  private static ServiceTaskBuilder lastTask(ServiceTaskBuilder submit) {
    return submit
        .camundaInputParameter("commandLine", "scripted")
        .camundaInputParameter("outputFiles", "output.txt")
        .camundaInputParameter("onAllTasksComplete", "terminatejob");
  }

  private JobSnapshot job() {
    return services.batch().job(jobId).orElseThrow();
  }
}
