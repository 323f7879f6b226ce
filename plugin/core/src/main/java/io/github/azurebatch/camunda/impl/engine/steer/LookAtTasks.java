package io.github.azurebatch.camunda.impl.engine.steer;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.task.TaskNode;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.access.Granted;
import io.github.azurebatch.camunda.impl.engine.wait.ListTarget;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import io.github.azurebatch.camunda.operate.TaskLook;
import io.github.azurebatch.camunda.operate.WaitLook;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Asks the service for the tasks of a wait.
 *
 * @param granted what the process of the wait may use
 */
record LookAtTasks(Granted granted) {

  List<TaskLook> of(WaitTarget target) {
    String jobId = granted.requireJob(target.account(), target.jobId());
    BatchService batch = granted.accounts().get(target.account()).batch();
    return snapshots(batch, jobId, target).stream().map(LookAtTasks::look).toList();
  }

  private static List<TaskSnapshot> snapshots(BatchService batch, String jobId, WaitTarget target) {
    if (target instanceof TaskTarget task) {
      return batch.tasks(jobId, List.of(task.expectation().task().reference().taskId()));
    }
    String prefix = target instanceof ListTarget list ? list.tasks().taskIdPrefix() + "-" : "";
    return batch.openTasks(jobId, prefix, WaitLook.MOST_TASKS);
  }

  private static TaskLook look(TaskSnapshot task) {
    Optional<TaskNode> node = Optional.ofNullable(task.node());
    return new TaskLook(
        task.reference().taskId(),
        task.state().name().toLowerCase(Locale.ROOT),
        task.stateTransitionTime().toInstant(),
        node.map(TaskNode::poolId),
        node.map(TaskNode::nodeId),
        Optional.ofNullable(task.startTime()).map(OffsetDateTime::toInstant),
        task.exitCode() == null ? OptionalInt.empty() : OptionalInt.of(task.exitCode()),
        task.retryCount(),
        task.requeueCount());
  }
}
