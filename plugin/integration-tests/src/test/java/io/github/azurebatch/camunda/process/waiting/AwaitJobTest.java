package io.github.azurebatch.camunda.process.waiting;

import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.Operation.TASK_REACTIVATE;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AwaitJobTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final TaskLists lists = TaskLists.inNewJob();
  @RegisterExtension private final Services services = Services.of(azure.azure());

  @Test
  void awaitsAllTasksOfAJobWhoeverAddedThem() {
    azure.script(forTask("*").file("output.txt", "123"));
    azure.deploy(awaitingTheJob(UnaryOperator.identity()).endEvent("done").done());

    ProcessInstance instance = engines.start(Map.of());
    services.addForeign(lists.jobId(), "foreign");
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs"))
        .containsEntry("tasks", 6)
        .containsEntry("succeeded", 6)
        .containsEntry("count", 5)
        .containsEntry("bytes", 15)
        .containsEntry("truncated", false)
        .containsEntry(
            "upload", Map.of("uploaded", 5, "nothingMatched", 0, "failed", 0, "notAttempted", 1));
  }

  @Test
  void listsTheFilesOfAJobWhichNothingElseCouldReadBack() {
    azure.script(
        IntStream.rangeClosed(1, 60)
            .boxed()
            .reduce(
                forTask("*"),
                (script, index) -> script.file(index + ".txt", "1"),
                (script, other) -> script));
    azure.deploy(
        TaskLists.await(
                lists.submit(2, "*.txt"),
                await ->
                    await
                        .camundaInputParameter("await", "job")
                        .camundaInputParameter("jobId", "${batchJob.jobId}"))
            .endEvent("done")
            .done());

    ProcessInstance instance = engines.start(Map.of());
    azure.runToRest();

    assertThat(instance).isEnded();
    Map<String, Object> outputs = azure.variable(instance, "outputs");
    assertThat(outputs).containsEntry("count", 120).containsEntry("truncated", false);
    assertThat((List<?>) outputs.get("list")).hasSize(120);
  }

  @Test
  void asksOnceARoundWhileATaskIsOpen() {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    azure.deploy(awaitingTheJob(UnaryOperator.identity()).endEvent("done").done());
    ProcessInstance instance = engines.start(Map.of());

    azure.poll();
    azure.poll();

    assertThat(instance).isWaitingAt("await");
    assertThat(azure.batch().calls().count(TASK_LIST)).isEqualTo(2);
  }

  @Test
  void failsWhereATaskOfTheJobFailed() {
    azure.script(forTask("*").file("output.txt", "123"));
    azure.script(forTask("foreign").exitCode(4));
    azure.deploy(awaitingTheJob(UnaryOperator.identity()).endEvent("done").done());

    ProcessInstance instance = engines.start(Map.of());
    services.addForeign(lists.jobId(), "foreign");
    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchTaskFailed", lists.jobId(), "foreign", "exit code 4");
  }

  @Test
  void reactivatesTheFailedTasksOnARetry() {
    ProcessInstance instance = failed();

    azure.script(forTask("*").file("output.txt", "123"));
    engines.retry();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs")).containsEntry("succeeded", 5);
    assertThat(azure.batch().calls().count(TASK_REACTIVATE)).isEqualTo(2);
  }

  @Test
  void reactivatesThemOnceWhereTheNodeDies() {
    ProcessInstance instance = failed();

    azure.script(forTask("*").exitCode(5));
    engines.retryTheWait();
    azure.poll();
    azure.batch().faults().next(3, TASK_REACTIVATE).dropAfterEffect();
    azure.poll();
    azure.restartEngine();
    azure.advance(Duration.ofMinutes(1));
    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("2 of 5 failed", "exit code 5");
    assertThat(azure.batch().calls().count(TASK_REACTIVATE)).isLessThanOrEqualTo(5);
  }

  @Test
  void saysWhatToDoWhereTheJobHasCompleted() {
    ProcessInstance instance = failed();

    services.batch().terminateJob(lists.jobId(), "no longer needed");
    engines.retry();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains(lists.jobId(), "cannot be run again", "has completed", "new jobId");
    assertThat(azure.batch().calls().count(TASK_REACTIVATE)).isZero();
  }

  @Test
  void saysThatTasksThatExitedWithZeroAreNotReactivated() {
    azure.script(forTask("*").file("output.txt", "123"));
    azure.deploy(
        TaskLists.await(
                lists.submit(2, "output.txt | container=gone-" + lists.jobId()), this::theJob)
            .endEvent("done")
            .done());
    ProcessInstance instance = engines.run();
    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchUploadFailed");

    engines.retry();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("cannot be run again", "2 failed tasks exited with 0");
  }

  @Test
  void losesAJobThatIsDeleted() {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    azure.deploy(
        awaitingTheJob(UnaryOperator.identity())
            .boundaryEvent("error")
            .error("AzureBatchTaskLost")
            .endEvent("caught")
            .done());
    ProcessInstance instance = engines.start(Map.of());
    azure.poll();

    new BatchTasks(azure).deleteJob(lists.jobId());
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("caught");
  }

  @Test
  void terminatesTheJobAfterTheTimeout() {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    azure.deploy(
        awaitingTheJob(await -> await.camundaInputParameter("timeout", "PT10M"))
            .boundaryEvent("error")
            .error("AzureBatchTimeout")
            .endEvent("caught")
            .done());
    ProcessInstance instance = engines.start(Map.of());
    azure.poll();

    azure.advance(Duration.ofMinutes(11));
    azure.poll();
    azure.executeJobs();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(azure.variable(instance, "outputs")).containsEntry("open", 5);
    assertThat(services.batch().job(lists.jobId()).orElseThrow().terminateReason())
        .isEqualTo("Timeout");
  }

  private ProcessInstance failed() {
    azure.script(forTask("*").file("output.txt", "123"));
    azure.script(forTask("*-2").exitCode(4));
    azure.script(forTask("*-4").exitCode(4));
    azure.deploy(awaitingTheJob(UnaryOperator.identity()).endEvent("done").done());
    ProcessInstance instance = engines.run();
    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("exit code 4");
    return instance;
  }

  @Test
  void leavesTheJobWhereTheWaitIsCancelled() {
    cancelled(UnaryOperator.identity());

    assertThat(services.batch().job(lists.jobId()).orElseThrow().state())
        .isEqualTo(JobState.ACTIVE);
  }

  @Test
  void terminatesTheJobWhereTheWaitIsCancelledIfAsked() {
    cancelled(await -> await.camundaInputParameter("onCancel", "terminate"));

    assertThat(services.batch().job(lists.jobId()).orElseThrow().terminateReason())
        .isEqualTo("Cancelled");
  }

  @Test
  void terminatesNoJobThatHasEndedWithAnError() {
    azure.script(forTask("*-1").exitCode(3));
    azure.deploy(
        awaitingTheJob(await -> await.camundaInputParameter("onCancel", "terminate"))
            .boundaryEvent("error")
            .error("AzureBatchTaskFailed")
            .endEvent("caught")
            .done());

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(services.batch().job(lists.jobId()).orElseThrow().state())
        .isEqualTo(JobState.ACTIVE);
  }

  private void cancelled(UnaryOperator<ServiceTaskBuilder> await) {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    azure.deploy(awaitingTheJob(await).endEvent("done").done());
    ProcessInstance instance = engines.start(Map.of());
    engines.delete(instance);
  }

  private ServiceTaskBuilder awaitingTheJob(UnaryOperator<ServiceTaskBuilder> await) {
    return TaskLists.await(lists.submit(5, "output.txt"), task -> await.apply(theJob(task)));
  }

  private ServiceTaskBuilder theJob(ServiceTaskBuilder await) {
    return await
        .camundaInputParameter("await", "job")
        .camundaInputParameter("jobId", lists.jobId());
  }
}
