package io.github.azurebatch.camunda.process.lists;

import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.Operation.TASK_TERMINATE;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.local.TaskState;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AwaitTasksTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final TaskLists lists = TaskLists.inNewJob();
  @RegisterExtension private final Services services = Services.of(azure.azure());

  @Test
  void awaitsAllTasksAndSumsUpWhatTheyLeft() {
    azure.script(forTask("*").file("output.txt", "12345"));
    azure.deploy(awaiting(12, "output.txt | required", UnaryOperator.identity()));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("done");
    Map<String, Object> outputs = azure.variable(instance, "outputs");
    assertThat(outputs)
        .containsEntry("tasks", 12)
        .containsEntry("succeeded", 12)
        .containsEntry("failed", 0)
        .containsEntry("lost", 0)
        .containsEntry("missing", 0)
        .containsEntry("count", 12)
        .containsEntry("bytes", 60)
        .containsEntry("truncated", false)
        .containsEntry("failures", List.of())
        .containsEntry(
            "upload", Map.of("uploaded", 12, "nothingMatched", 0, "failed", 0, "notAttempted", 0));
    assertThat((List<?>) outputs.get("list")).hasSize(12);
    String prefix = String.valueOf(azure.variable(instance, "batchTasks").get("taskIdPrefix"));
    assertThatOutputs(outputs).hasFileOfSize(prefix + "-07/output.txt", 5);
  }

  @Test
  void countsInMetricsWhatTheTasksUploadedAndHowLongTheyTook() {
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    Metrics.addRegistry(meters);
    azure.script(forTask("*").file("output.txt", "12345"));
    azure.deploy(awaiting(3, "output.txt", UnaryOperator.identity()));

    engines.run();

    Metrics.removeRegistry(meters);
    assertThat(total(meters, "camunda.azurebatch.upload.files")).isEqualTo(3);
    assertThat(total(meters, "camunda.azurebatch.upload.bytes")).isEqualTo(15);
    assertThat(count(meters, "camunda.azurebatch.task.queue.time")).isEqualTo(3);
    assertThat(count(meters, "camunda.azurebatch.task.run.time")).isEqualTo(3);
  }

  private static long count(SimpleMeterRegistry meters, String name) {
    return meters.find(name).timers().stream().mapToLong(Timer::count).sum();
  }

  /** Engines of other tests have meters of that name as well. */
  private static double total(SimpleMeterRegistry meters, String name) {
    return meters.get(name).tag("engine", azure.engine().getName()).summary().totalAmount();
  }

  @Test
  void failsWithTheFirstFailuresWhenMoreThanAllowedFail() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.script(forTask("bad-0*").exitCode(3));
    azure.deploy(
        TaskLists.await(
                lists.submit(12, "output.txt | tasksuccess").camundaInputParameter("taskId", "bad"),
                UnaryOperator.identity())
            .boundaryEvent("error")
            .error("AzureBatchTaskFailed")
            .endEvent("caught")
            .done());

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(azure.variable(instance, "outputs"))
        .containsEntry("failed", 9)
        .containsEntry("succeeded", 3)
        .containsEntry("count", 3);
    Map<String, Object> error = azure.variable(instance, "batchError");
    assertThat(error).containsEntry("error", "AzureBatchTaskFailed");
    assertThat(String.valueOf(error.get("failures"))).contains("bad-01", "exit code 3");
  }

  @Test
  void toleratesAsManyFailuresAsAreAllowed() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.script(forTask("some-3").exitCode(3));
    azure.deploy(
        TaskLists.await(
                lists.submit(5, "output.txt").camundaInputParameter("taskId", "some"),
                await -> await.camundaInputParameter("allowedFailures", "1"))
            .endEvent("done")
            .done());

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs")).containsEntry("failed", 1);
  }

  @Test
  void namesTheTasksThatLeftNothingForARequiredFile() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.script(forTask("left-2"));
    azure.deploy(
        TaskLists.await(
                lists
                    .submit(3, "output.txt -> results/{index}.txt | required")
                    .camundaInputParameter("taskId", "left"),
                UnaryOperator.identity())
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchOutputMissing", "left-2", "output.txt");
    assertThat(azure.variable(instance, "outputs"))
        .containsEntry("missing", 1)
        .containsEntry("count", 2);
  }

  @Test
  void goesOnWithTheFirstSuccessAndTerminatesTheOthersIfAsked() {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    azure.script(forTask("any-2").file("output.txt", "x"));
    azure.deploy(
        TaskLists.await(
                lists.submit(3, "output.txt").camundaInputParameter("taskId", "any"),
                await ->
                    await
                        .camundaInputParameter("await", "any")
                        .camundaInputParameter("terminateOthers", "true"))
            .endEvent("done")
            .done());

    ProcessInstance instance = engines.start(Map.of());
    pollUntilEnded(instance);

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs"))
        .containsEntry("succeeded", 1)
        .containsEntry("open", 2)
        .containsEntry("count", 1);
    azure.executeJobs();
    assertThat(azure.batch().calls().count(TASK_TERMINATE)).isEqualTo(2);
    await()
        .untilAsserted(
            () -> assertThat(services.batch().openTasks(lists.jobId(), "", 1)).isEmpty());
  }

  @Test
  void terminatesWhatIsOpenAfterTheTimeout() {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    azure.deploy(
        TaskLists.await(
                lists.submit(60, "output.txt"),
                await -> await.camundaInputParameter("timeout", "PT10M"))
            .boundaryEvent("error")
            .error("AzureBatchTimeout")
            .endEvent("caught")
            .done());
    ProcessInstance instance = engines.start(Map.of());
    azure.poll();

    azure.advance(Duration.ofMinutes(11));
    azure.batch().faults().next(3, TASK_TERMINATE).answer(500, "InternalError");
    azure.poll();
    azure.executeJobs();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(azure.variable(instance, "outputs")).containsEntry("open", 60);
    for (int round = 0; round < 3; round++) {
      azure.advance(Duration.ofMinutes(11));
      azure.executeJobs();
    }
    await()
        .untilAsserted(
            () -> assertThat(services.batch().openTasks(lists.jobId(), "", 1)).isEmpty());
  }

  @Test
  void goesOnAfterARestartOfTheEngineWithOneListCall() throws InterruptedException {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.script(forTask("slow-17").file("output.txt", "x").delay(Duration.ofMinutes(5)));
    azure.deploy(
        TaskLists.await(
                lists.submit(20, "output.txt | required").camundaInputParameter("taskId", "slow"),
                UnaryOperator.identity())
            .endEvent("done")
            .done());
    ProcessInstance instance = engines.start(Map.of());
    azure.poll();
    // time that passes before the task begins would not count for it
    assertThat(
            azure
                .batch()
                .awaitTaskState(
                    lists.jobId(), "slow-17", TaskState.RUNNING, Duration.ofSeconds(30)))
        .isTrue();

    azure.restartEngine();
    azure.advance(Duration.ofMinutes(6));
    azure.batch().calls().reset();
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs")).containsEntry("succeeded", 20);
    assertThat(azure.batch().calls().count(TASK_LIST)).isLessThanOrEqualTo(3);
  }

  @Test
  void countsDeletedTasksAsLost() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.script(forTask("gone-3").delay(Duration.ofHours(1)));
    azure.deploy(
        TaskLists.await(
                lists.submit(5, "output.txt").camundaInputParameter("taskId", "gone"),
                UnaryOperator.identity())
            .boundaryEvent("error")
            .error("AzureBatchTaskLost")
            .endEvent("caught")
            .done());
    ProcessInstance instance = engines.start(Map.of());
    azure.poll();

    services.batch().deleteTask(new TaskReference(lists.jobId(), "gone-3"));
    azure.advance(Duration.ofMinutes(3));
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(azure.variable(instance, "outputs"))
        .containsEntry("lost", 1)
        .containsEntry("succeeded", 4);
  }

  @Test
  void endsAtOnceForAnEmptyList() {
    azure.deploy(awaiting(0, "output.txt", UnaryOperator.identity()));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "outputs")).containsEntry("tasks", 0);
  }

  @Test
  void readsTheOutputsBackByTheReference() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(
        TaskLists.await(lists.submit(3, "output.txt"), UnaryOperator.identity())
            .serviceTask("read")
            .camundaDelegateExpression("${azureBatchReadOutputs}")
            .camundaInputParameter("container", "${outputs.reference}")
            .camundaInputParameter("resultVariable", "again")
            .endEvent("done")
            .done());

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(azure.variable(instance, "again")).containsEntry("count", 3);
  }

  private void pollUntilEnded(ProcessInstance instance) {
    await().atMost(Duration.ofSeconds(20)).until(() -> engines.hasEndedWithARound(instance));
  }

  private BpmnModelInstance awaiting(
      int items, String outputFiles, UnaryOperator<ServiceTaskBuilder> await) {
    return TaskLists.await(lists.submit(items, outputFiles), await).endEvent("done").done();
  }
}
