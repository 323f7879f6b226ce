package io.github.azurebatch.camunda.process.retrying;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.Operation.TASK_REACTIVATE;
import static io.github.azurebatch.camunda.local.Operation.TASK_TERMINATE;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.process.support.SqlStatements;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens when the incident of a wait is retried in Cockpit. */
class RetriedWaitTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final String jobId = "retried-" + UUID.randomUUID();
  private final BatchTasks batch = new BatchTasks(azure);

  @Test
  void runsAFailedTaskAgain() {
    ProcessInstance instance = failed("output.txt");

    azure.script(forTask("*").file("output.txt", "x"));
    engines.retry();

    assertThat(instance).isEnded().hasPassed("done");
    assertThatOutputs(azure.variable(instance, "outputs")).hasExitCode(0).hasFiles("output.txt");
    assertThat(azure.variable(instance, "outputs"))
        .containsEntry("attempt", 1)
        .containsEntry("taskId", engines.taskIdOf(instance));
    assertThat(calls(TASK_REACTIVATE)).isEqualTo(1);
    assertThat(calls(TASK_ADD)).isEqualTo(1);
  }

  @Test
  void judgesTheNewRunAndNotTheOldOne() {
    ProcessInstance instance = failed("output.txt");

    azure.script(forTask("*").exitCode(4));
    engines.retry();

    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("exit code 4");
    azure.script(forTask("*").file("output.txt", "x"));
    engines.retry();
    assertThat(instance).isEnded().hasPassed("done");
    assertThat(calls(TASK_REACTIVATE)).isEqualTo(2);
  }

  @Test
  void submitsItAnewWhereItsSasHasExpired() {
    ProcessInstance instance = failedWithShortSas("output.txt\nlog -> logs/{taskId}.txt");

    azure.script(forTask("*").file("output.txt", "x"));
    engines.retry();

    assertThat(instance).isEnded().hasPassed("done");
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("output.txt");
    assertThat(azure.variable(instance, "outputs"))
        .containsEntry("attempt", 2)
        .containsEntry("taskId", second(instance));
    assertThat(azure.variable(instance, "batchTask").get("taskId"))
        .isEqualTo(engines.taskIdOf(instance));
    assertThat(calls(TASK_REACTIVATE)).isZero();
    assertThat(calls(TASK_ADD)).isEqualTo(2);
  }

  @Test
  void submitsItAnewWhereItSucceededAndItsOutputIsMissing() {
    ProcessInstance instance = succeededWithoutOutput();

    azure.script(forTask("*-2").file("output.txt", "x"));
    engines.retry();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs")).containsEntry("taskId", second(instance));
  }

  @Test
  void keepsThePermissionsThatWereGivenWhenItIsSubmittedAnew() {
    azure.script(forTask("*").exitCode(3));
    ProcessInstance instance =
        start(
            sas ->
                sas.camundaInputParameter("lifetime", "PT4M")
                    .camundaInputParameter("permissions", "rcw"),
            "output.txt",
            UnaryOperator.identity());
    azure.runToRest();

    engines.retry();

    assertThat(url(engines.taskIdOf(instance))).contains("sp=rcw&");
    assertThat(url(second(instance))).contains("sp=rcw&");
  }

  @Test
  void submitsItAnewWhereTheServiceDoesNotReactivateIt() {
    ProcessInstance instance = failed("output.txt");

    azure.batch().faults().next(TASK_REACTIVATE).answer(409, "TaskCompleted");
    azure.script(forTask("*-2").file("output.txt", "x"));
    engines.retry();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs")).containsEntry("attempt", 2);
  }

  @Test
  void countsTheAttempts() {
    ProcessInstance instance = succeededWithoutOutput();

    engines.retry();
    azure.script(forTask("*-3").file("output.txt", "x"));
    engines.retry();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs"))
        .containsEntry("attempt", 3)
        .containsEntry("taskId", second(instance).replaceFirst("-2$", "-3"));
  }

  @Test
  void runsItAgainOnceWhereTheAnswerIsLost() {
    ProcessInstance instance = failed("output.txt");

    azure.script(forTask("*").file("output.txt", "x"));
    azure.batch().faults().next(3, TASK_REACTIVATE).dropAfterEffect();
    retryWithARestart();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs")).containsEntry("attempt", 1);
  }

  @Test
  void submitsItAnewOnceWhereTheAnswerIsLost() {
    ProcessInstance instance = failedWithShortSas("output.txt");

    azure.script(forTask("*-2").file("output.txt", "x"));
    azure.batch().faults().next(3, TASK_ADD).dropAfterEffect();
    retryWithARestart();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs")).containsEntry("attempt", 2);
  }

  @Test
  void saysThatADeletedTaskCannotRunAgain() {
    ProcessInstance instance = failed("output.txt");
    String taskId = engines.taskIdOf(instance);

    batch.with(service -> service.deleteTask(new TaskReference(jobId, taskId)));
    engines.retry();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("cannot be run again", "was deleted", "move the token back");
    engines.retry();
    assertThat(engines.incidents()).hasSize(1);
  }

  @Test
  @OnEveryDatabase
  void leavesAWaitAloneThatIsCancelledWhileItsTaskCannotRunAgain() {
    ProcessInstance instance = failed("output.txt");
    String taskId = engines.taskIdOf(instance);
    batch.with(service -> service.deleteTask(new TaskReference(jobId, taskId)));
    RuntimeService runtime = azure.engine().getRuntimeService();
    engines.retryTheWait();

    try (LogCapture log = new LogCapture()) {
      SqlStatements.of(azure.engine())
          .before(
              "selectExternalTask",
              () -> runtime.deleteProcessInstance(instance.getId(), "not needed"));
      azure.poll();

      assertThat(log.text()).doesNotContain("ERROR io.github");
    }
    assertThat(instance).isEnded();
  }

  @Test
  void saysThatAJobThatHasEndedTakesNoTask() {
    ProcessInstance instance = failed("output.txt");

    batch.with(service -> service.terminateJob(jobId, "no longer needed"));
    engines.retry();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("cannot be run again", "JobCompleted");
  }

  @Test
  void judgesATooLargeOutputAgain() {
    azure.script(forTask("*").file("output.txt", "x".repeat(300 * 1024)));
    ProcessInstance instance =
        start("P1D", "output.txt", await -> await.camundaInputParameter("inline", "output.txt"));
    azure.runToRest();

    engines.retry();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchOutputTooLarge");
    assertThat(calls(TASK_ADD)).isEqualTo(1);
    assertThat(calls(TASK_REACTIVATE)).isZero();
  }

  @Test
  void runsATaskAgainThatWasTerminatedForItsTime() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    ProcessInstance instance =
        start("P1D", "output.txt", await -> await.camundaInputParameter("timeout", "PT1H"));
    azure.executeJobs();
    azure.advance(Duration.ofHours(2));
    azure.poll();
    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("AzureBatchTimeout");

    azure.script(forTask("*").exitCode(3));
    engines.retry();

    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("exit code 3");
  }

  @Test
  void looksAgainAtATaskThatWasLeftRunningAfterItsTime() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    ProcessInstance instance = leftRunningAfterItsTime();
    String entered = entered(engines.waitOf(instance));

    engines.retry();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchTimeout", "left running");
    assertThat(entered(engines.waitOf(instance))).contains("entered").isEqualTo(entered);
    azure.advance(Duration.ofHours(5));
    engines.retry();
    assertThat(instance).isEnded().hasPassed("done");
    assertThat(calls(TASK_REACTIVATE)).isZero();
  }

  @Test
  void findsThatATaskHasEndedThatWasLeftRunningAfterItsTime() {
    azure.script(forTask("*").delay(Duration.ofHours(2).plusSeconds(30)).file("output.txt", "x"));
    ProcessInstance instance = leftRunningAfterItsTime();
    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("AzureBatchTimeout");

    azure.advance(Duration.ofMinutes(1));
    engines.awaitTasks();
    engines.retryTheWait();
    azure.poll();
    azure.executeJobs();

    assertThat(instance).isEnded().hasPassed("done");
  }

  @Test
  @OnEveryDatabase
  void endsATaskWhoseWaitIsCancelledWhileItIsRunAgain() {
    ProcessInstance instance = failed("output.txt");
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    azure.batch().faults().next(TASK_REACTIVATE).delay(Duration.ofMinutes(1));
    engines.retryTheWait();

    CompletableFuture<Void> round = CompletableFuture.runAsync(azure::poll);
    await().until(() -> calls(TASK_REACTIVATE) == 1);
    azure.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "not needed");
    azure.advance(Duration.ofMinutes(2));
    round.join();

    assertThat(calls(TASK_TERMINATE)).isEqualTo(1);
    batch.assertOpen(jobId);
  }

  /** The scripted task is still running when its wait has timed out. */
  private ProcessInstance leftRunningAfterItsTime() {
    ProcessInstance instance =
        start(
            "P1D",
            "output.txt",
            await ->
                await
                    .camundaInputParameter("timeout", "PT1H")
                    .camundaInputParameter("terminateOnTimeout", "false"));
    azure.executeJobs();
    azure.advance(Duration.ofHours(2));
    azure.poll();
    return instance;
  }

  private static String entered(String wait) {
    return wait.replaceAll(".*(\"entered\":\"[^\"]+\").*", "$1");
  }

  private ProcessInstance succeededWithoutOutput() {
    azure.script(forTask("*"));
    ProcessInstance instance = start("P1D", "output.txt | required", UnaryOperator.identity());
    azure.runToRest();
    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchOutputMissing");
    return instance;
  }

  private ProcessInstance failed(String outputFiles) {
    return failed("P1D", outputFiles);
  }

  /** The SAS would end before the task could have run once more. */
  private ProcessInstance failedWithShortSas(String outputFiles) {
    return failed("PT4M", outputFiles);
  }

  private ProcessInstance failed(String lifetime, String outputFiles) {
    azure.script(forTask("*").exitCode(3));
    ProcessInstance instance = start(lifetime, outputFiles, UnaryOperator.identity());
    azure.runToRest();
    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("exit code 3");
    return instance;
  }

  private ProcessInstance start(
      String lifetime, String outputFiles, UnaryOperator<ServiceTaskBuilder> await) {
    return start(sas -> sas.camundaInputParameter("lifetime", lifetime), outputFiles, await);
  }

  private ProcessInstance start(
      UnaryOperator<ServiceTaskBuilder> sas,
      String outputFiles,
      UnaryOperator<ServiceTaskBuilder> await) {
    azure.deploy(
        Models.submitAndAwait(
                Models.issueSas(Models.prepare(jobId), sas),
                submit ->
                    submit
                        .camundaInputParameter("commandLine", "scripted")
                        .camundaInputParameter("outputFiles", outputFiles),
                await)
            .endEvent("done")
            .done());
    return azure.start(Models.KEY, Map.of());
  }

  private String url(String taskId) {
    return new SentTasks(azure)
        .task(jobId, taskId)
        .outputFiles()
        .get(0)
        .destination()
        .container()
        .containerUrl();
  }

  private String second(ProcessInstance instance) {
    String first = engines.taskIdOf(instance);
    return first.substring(0, Math.min(62, first.length())) + "-2";
  }

  /** Another engine goes on where the one that began to run the task again has stopped. */
  private void retryWithARestart() {
    engines.retryTheWait();
    azure.poll();
    azure.restartEngine();
    azure.advance(Duration.ofMinutes(1));
    azure.poll();
    azure.runToRest();
  }

  private static long calls(Operation operation) {
    return azure.batch().calls().count(operation);
  }
}
