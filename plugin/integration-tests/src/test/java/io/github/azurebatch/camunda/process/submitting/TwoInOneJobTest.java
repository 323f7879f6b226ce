package io.github.azurebatch.camunda.process.submitting;

import static io.github.azurebatch.camunda.local.Operation.JOB_ADD;
import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.CrashOnce;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.FailingDatabase;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two activities in one Camunda job, and what is left of that where one of them fails. */
class TwoInOneJobTest {

  /** With models that a deployment would refuse: what an instance says of them. */
  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.current().withProperty("deployment-checks", "off"));

  /** Of the retry cycle that there is by default. */
  private static final int TRIES = 4;

  private static final String NO_NAME = "Not_A_Name";

  private final Engines engines = new Engines(azure);
  private final BatchTasks tasks = new BatchTasks(azure);
  private final String jobId = "shared-" + UUID.randomUUID();

  @BeforeEach
  void everyTaskWritesAFile() {
    azure.script(forTask("*").file("output.txt", "x"));
  }

  @Test
  @OnEveryDatabase
  void jobAndContainerAreCreatedTogetherAndATaskIsAwaitedWhereItIsSubmitted() {
    azure.deploy(Models.inJob(jobId, "output.txt"));
    ProcessInstance instance = azure.start(Models.KEY, Map.of());

    execute(engines.onlyJob());
    assertThat(instance).hasPassed("createJob", "createContainer", "issueSas");
    assertThat(instance).isWaitingAt("submit");
    execute(engines.onlyJob());

    assertThat(instance).isWaitingAt("await");
    assertThat(engines.jobs()).isEmpty();
    azure.runToRest();
    assertThat(instance).isEnded();
  }

  @Test
  @OnEveryDatabase
  void whatTheSecondIsRefusedIsAnIncidentOfItsOwn() {
    azure.deploy(jobAndContainer(NO_NAME, UnaryOperator.identity(), UnaryOperator.identity()));

    ProcessInstance instance = engines.start(Map.of());

    assertThat(engines.onlyIncident(instance).getActivityId()).isEqualTo("createContainer");
    assertThat(instance).hasPassed("createJob");
    assertThat(azure.variable(instance, "batchJob")).containsEntry("jobId", jobId);
  }

  @Test
  void aFailureOfTheSecondCountsForItselfAlone() {
    azure.deploy(Models.createJob(jobId, "local").endEvent().done());
    // the job that is there is only read from here on
    engines.run();
    azure.deploy(
        Models.createJob(jobId, "local")
            .serviceTask("createAnother")
            .camundaDelegateExpression("${azureBatchCreateJob}")
            .camundaInputParameter("jobId", jobId + "-2")
            .camundaInputParameter("poolId", "local")
            .endEvent()
            .done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.batch().faults().next(6, JOB_ADD).answer(500, "InternalError");

    executeFailing(engines.onlyJob());
    Job ofBoth = engines.onlyJob();
    assertThat(ofBoth.getRetries()).isEqualTo(TRIES);
    assertThat(ofBoth.getDuedate()).isNull();
    assertThat(instance).isWaitingAt("createJob");
    execute(ofBoth);
    assertThat(instance).isWaitingAt("createAnother");
    executeFailing(engines.onlyJob());

    assertThat(engines.onlyJob().getRetries()).isEqualTo(TRIES - 1);
    assertThat(engines.onlyJob().getDuedate()).isNotNull();
    assertThat(engines.onlyJob().getExceptionMessage()).contains("InternalError");
    execute(engines.onlyJob());
    assertThat(instance).isEnded();
  }

  @Test
  @OnEveryDatabase
  void aWaitThatCannotBeginIsAnIncidentAfterTheSubmissionOfOneTask() {
    azure.deploy(submitAndAwait(await -> await.camundaInputParameter("timeout", "soon")));

    ProcessInstance instance = engines.start(Map.of());

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'await'", "'timeout'", "'soon'");
    assertThat(azure.variable(instance, "batchTask")).containsEntry("jobId", jobId);
    assertThat(tasks.all(jobId)).hasSize(1);
    assertThat(azure.batch().calls().count(TASK_ADD)).isEqualTo(2);
  }

  @Test
  @OnEveryDatabase
  void aLostTransactionOfBothSubmitsOneTask() {
    azure.deploy(submitAndAwait(UnaryOperator.identity()));
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    execute(engines.onlyJob());
    FailingDatabase.failOnce(
        azure.engine(), "insertExternalTask", new SQLException("the connection is lost", "08006"));

    executeFailing(engines.onlyJob());
    execute(engines.onlyJob());

    assertThat(instance).isWaitingAt("await");
    assertThat(tasks.all(jobId)).hasSize(1);
    azure.runToRest();
    assertThat(instance).isEnded();
  }

  @Test
  void aListenerOfTheModelKeepsTheJobsApart() {
    azure.deploy(
        jobAndContainer(
            "container-" + UUID.randomUUID(),
            job -> job.camundaExecutionListenerClass("end", CrashOnce.class.getName()),
            UnaryOperator.identity()));
    ProcessInstance instance = azure.start(Models.KEY, Map.of());

    execute(engines.onlyJob());

    assertThat(instance).isWaitingAt("createContainer");
  }

  @Test
  void aModelThatAsksForAJobHasIt() {
    azure.deploy(
        jobAndContainer(
            "container-" + UUID.randomUUID(),
            UnaryOperator.identity(),
            container -> container.camundaAsyncBefore()));
    ProcessInstance instance = azure.start(Models.KEY, Map.of());

    execute(engines.onlyJob());

    assertThat(instance).isWaitingAt("createContainer");
  }

  private BpmnModelInstance jobAndContainer(
      String container,
      UnaryOperator<ServiceTaskBuilder> createJob,
      UnaryOperator<ServiceTaskBuilder> createContainer) {
    return createContainer
        .apply(
            createJob
                .apply(Models.createJob(jobId, "local"))
                .serviceTask("createContainer")
                .camundaDelegateExpression("${azureBatchCreateContainer}")
                .camundaInputParameter("container", container))
        .endEvent()
        .done();
  }

  private BpmnModelInstance submitAndAwait(UnaryOperator<ServiceTaskBuilder> await) {
    return Models.submitAndAwait(
            Models.createJob(jobId, "local"),
            submit -> submit.camundaInputParameter("commandLine", "scripted"),
            await)
        .endEvent()
        .done();
  }

  private static void execute(Job job) {
    azure.engine().getManagementService().executeJob(job.getId());
  }

  private static void executeFailing(Job job) {
    assertThatThrownBy(() -> execute(job)).isInstanceOf(RuntimeException.class);
  }
}
