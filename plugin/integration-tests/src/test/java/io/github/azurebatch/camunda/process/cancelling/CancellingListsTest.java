package io.github.azurebatch.camunda.process.cancelling;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Of a list whose wait is cancelled the open tasks are terminated, and no other ones of the job.
 */
class CancellingListsTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final BatchTasks tasks = new BatchTasks(azure);
  private final TaskLists lists = TaskLists.inNewJob();
  @RegisterExtension private final Services services = Services.of(azure.azure());

  @BeforeEach
  void theFirstOfThreeTasksHasEnded() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    azure.script(forTask("*-1").file("output.txt", "x"));
    azure.deploy(
        TaskLists.await(lists.submit(3, "output.txt"), UnaryOperator.identity())
            .boundaryEvent("stop")
            .message("stop")
            .endEvent("stopped")
            .done());
  }

  @Test
  void aBoundaryEventTerminatesTheOpenTasksOfItsListOnly() {
    ProcessInstance cancelled = awaiting();
    ProcessInstance other = awaiting();
    services.addForeign(lists.jobId(), "foreign");
    tasks.assertOpen(
        lists.jobId(),
        task(cancelled, 2),
        task(cancelled, 3),
        task(other, 2),
        task(other, 3),
        "foreign");

    stop(cancelled);

    assertThat(cancelled).isEnded().hasPassed("stopped");
    tasks.assertOpen(lists.jobId(), task(other, 2), task(other, 3), "foreign");
    assertThat(other).isWaitingAt("await");
    assertThat(services.batch().tasks(lists.jobId()))
        .filteredOn(task -> task.result() == TaskResult.SUCCESS)
        .extracting(task -> task.reference().taskId())
        .containsExactlyInAnyOrder(task(cancelled, 1), task(other, 1));
  }

  private static ProcessInstance awaiting() {
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    azure.poll();
    assertThat(instance).isWaitingAt("await");
    return instance;
  }

  private static void stop(ProcessInstance instance) {
    azure
        .engine()
        .getRuntimeService()
        .createMessageCorrelation("stop")
        .processInstanceId(instance.getId())
        .correlate();
    azure.executeJobs();
  }

  private static String task(ProcessInstance instance, int index) {
    return azure.variable(instance, "batchTasks").get("taskIdPrefix") + "-" + index;
  }
}
