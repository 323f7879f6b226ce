package io.github.azurebatch.camunda.process.operating;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.operate.AzureBatchOperations;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an operator does with the waits for lists of tasks, and for whole jobs. */
class ListSteeringTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final BatchTasks tasks = new BatchTasks(azure);
  private final TaskLists lists = TaskLists.inNewJob();
  @RegisterExtension private final Services services = Services.of(azure.azure());

  @BeforeEach
  void ofThreeTasksTheFirstSucceedsAndTheSecondFails() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    azure.script(forTask("*-1").file("output.txt", "x"));
    azure.script(forTask("*-2").exitCode(3));
  }

  @Test
  void submitsAllTasksOfAListAnewThatHaveNotSucceeded() {
    ProcessInstance instance = awaitingAList();
    String prefix = prefix(instance);
    azure.script(forTask("*-2-2").file("output.txt", "x"));
    azure.script(forTask("*-3-2").file("output.txt", "x"));

    operations().resubmit(engines.onlyWait().getId());
    // the first round keeps which they are, and the second submits them
    azure.poll();
    azure.poll();
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("done");
    assertThat(tasks.all(lists.jobId()))
        .containsExactlyInAnyOrder(
            prefix + "-1", prefix + "-2", prefix + "-3", prefix + "-2-2", prefix + "-3-2");
    tasks.assertOpen(lists.jobId());
  }

  @Test
  void terminatesTheOpenTasksOfAListAndNoOthers() {
    ProcessInstance instance = awaitingAList();
    services.addForeign(lists.jobId(), "foreign");

    operations().terminate(engines.onlyWait().getId());
    azure.executeJobs();
    tasks.assertOpen(lists.jobId(), "foreign");
    azure.poll();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("AzureBatchTaskFailed");
  }

  @Test
  void letsTheTasksOfAListRunOn() {
    ProcessInstance instance = awaitingAList();
    String third = prefix(instance) + "-3";

    operations().letRun(engines.onlyWait().getId());
    engines.delete(instance);
    azure.advance(Duration.ofHours(2));
    azure.poll();

    tasks.assertOpen(lists.jobId(), third);
  }

  @Test
  void doesNotSubmitAWholeJobAnew() {
    awaitingAJob();

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> operations().resubmit(engines.onlyWait().getId()))
        .withMessageContainingAll("is awaited as a whole", "not submitted anew");
  }

  @Test
  void terminatesAWholeJob() {
    ProcessInstance instance = awaitingAJob();

    operations().terminate(engines.onlyWait().getId());
    azure.executeJobs();
    tasks.assertOpen(lists.jobId());
    azure.poll();

    assertThat(instance).isWaitingAt("await");
    assertThat(engines.onlyIncident(instance)).isNotNull();
  }

  @Test
  void letsAWholeJobRunOn() {
    ProcessInstance instance = awaitingAJob();
    String third = prefix(instance) + "-3";

    operations().letRun(engines.onlyWait().getId());
    stop(instance);

    tasks.assertOpen(lists.jobId(), third);
  }

  private static AzureBatchOperations operations() {
    return azure.plugin().operations();
  }

  private static String prefix(ProcessInstance instance) {
    return String.valueOf(azure.variable(instance, "batchTasks").get("taskIdPrefix"));
  }

  private ProcessInstance awaitingAList() {
    return awaiting("tasks");
  }

  private ProcessInstance awaitingAJob() {
    return awaiting("job");
  }

  private ProcessInstance awaiting(String what) {
    azure.deploy(
        TaskLists.await(
                lists.submit(3, "output.txt"),
                await ->
                    what.equals("job")
                        ? await
                            .camundaInputParameter("await", "job")
                            .camundaInputParameter("jobId", lists.jobId())
                            .camundaInputParameter("onCancel", "terminate")
                        : await)
            .endEvent("done")
            .moveToActivity("await")
            .boundaryEvent("stop")
            .message("stop")
            .endEvent("stopped")
            .done());
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    azure.poll();
    assertThat(instance).isWaitingAt("await");
    return instance;
  }

  private void stop(ProcessInstance instance) {
    engines.stop(instance);
    assertThat(instance).isEnded().hasPassed("stopped");
  }
}
