package io.github.azurebatch.camunda.process.submitting;

import static io.github.azurebatch.camunda.local.Operation.JOB_ADD;
import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.Operation.TASK_GET;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.CrashOnce;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SubmitOnceTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  @Test
  @OnEveryDatabase
  void submitsOneTaskWhenTheTransactionIsLostAfterSubmitting() {
    deployLosingTheFirstSubmission();
    ProcessInstance instance = azure.start(Models.KEY, Map.of());

    azure.executeJobs();
    assertThat(instance).isWaitingAt("submit");
    Job failed = engines.onlyJob();
    azure.engine().getManagementService().executeJob(failed.getId());
    azure.runToRest();

    assertThat(instance).isEnded();
    assertThat(azure.batch().calls().count(TASK_ADD)).isEqualTo(2);
    assertThat(azure.batch().calls().count(TASK_GET)).isEqualTo(1);
  }

  @Test
  void submitsOneTaskWhenTheAnswerIsLost() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(Models.work("scripted", "output.txt"));
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.batch().faults().next(TASK_ADD).dropAfterEffect();

    azure.runToRest();

    assertThat(instance).isEnded();
  }

  @Test
  @OnEveryDatabase
  void isNotRolledBackByAFailureOfTheNextActivity() {
    azure.script(forTask("*"));
    azure.deploy(
        Models.createJob("next-fails", "local")
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", "next-fails")
            .camundaInputParameter("commandLine", "scripted")
            .serviceTask("next")
            .camundaExpression("${nothing.there}")
            .endEvent()
            .done());
    ProcessInstance instance = engines.start(Map.of());

    String job = engines.onlyJob().getId();
    assertThatThrownBy(() -> azure.engine().getManagementService().executeJob(job))
        .hasMessageContaining("nothing");

    assertThat(azure.batch().calls().count(TASK_ADD)).isEqualTo(1);
    assertThat(azure.variable(instance, "batchTask")).containsEntry("jobId", "next-fails");
  }

  @Test
  @OnEveryDatabase
  void seesATaskThatEndedLongBeforeTheRetryOfItsSubmission() {
    deployLosingTheFirstSubmission();
    ProcessInstance instance = engines.start(Map.of());

    azure.advance(Duration.ofMinutes(20));
    azure.engine().getManagementService().executeJob(engines.onlyJob().getId());
    azure.runToRest();

    assertThat(instance).isEnded();
  }

  @Test
  void triesForHoursWhileTheJobQuotaIsFullWhateverFailedBefore() {
    azure.deploy(Models.createJob("quota", "local").endEvent().done());
    azure.start(Models.KEY, Map.of());
    azure.batch().faults().next(3, JOB_ADD).answer(500, "InternalError");
    azure.executeJobs();
    String job = engines.onlyJob().getId();
    azure.batch().faults().next(JOB_ADD).answer(409, "ActiveJobAndScheduleQuotaReached");

    assertThatThrownBy(() -> azure.engine().getManagementService().executeJob(job))
        .hasMessageContaining("ActiveJobAndScheduleQuotaReached");

    assertThat(engines.onlyJob().getRetries()).isEqualTo(71);
  }

  @Test
  void refusesATaskIdThatSomeoneElseHasTaken() {
    azure.script(forTask("*").file("output.txt", "x"));
    String taskId = "taken-" + UUID.randomUUID();
    azure.deploy(
        Models.work(
            submit ->
                submit
                    .camundaInputParameter("taskId", taskId)
                    .camundaInputParameter("commandLine", "scripted")
                    .camundaInputParameter("outputFiles", "output.txt"),
            UnaryOperator.identity()));

    ProcessInstance first = engines.run();
    ProcessInstance second = engines.run();

    assertThat(first).isEnded();
    assertThat(engines.onlyIncident(second).getIncidentMessage()).contains(taskId);
  }

  @Test
  void triesAgainByTheRetryCycleWhileTheServiceFails() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(Models.work("scripted", "output.txt"));
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.batch().faults().next(3, TASK_ADD).answer(500, "InternalError");

    azure.executeJobs();

    Job job = engines.onlyJob();
    assertThat(job.getRetries()).isEqualTo(3);
    assertThat(job.getDuedate()).isNotNull();
    assertThat(job.getExceptionMessage()).contains("InternalError");
    azure.engine().getManagementService().executeJob(job.getId());
    azure.runToRest();
    assertThat(instance).isEnded();
  }

  @Test
  void isAnIncidentAtOnceWhereThePoolDoesNotExist() {
    azure.deploy(Models.createJob("on-no-pool", "no-such-pool").endEvent().done());

    ProcessInstance instance = engines.start(Map.of());

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("PoolNotFound", "no-such-pool");
  }

  /** The transaction of the first submission is lost after the task was added. */
  private static void deployLosingTheFirstSubmission() {
    azure.script(forTask("*").file("output.txt", "x"));
    CrashOnce.arm();
    azure.deploy(
        Models.work(
            submit ->
                submit
                    .camundaInputParameter("commandLine", "scripted")
                    .camundaInputParameter("outputFiles", "output.txt")
                    .camundaExecutionListenerClass("end", CrashOnce.class.getName()),
            UnaryOperator.identity()));
  }
}
