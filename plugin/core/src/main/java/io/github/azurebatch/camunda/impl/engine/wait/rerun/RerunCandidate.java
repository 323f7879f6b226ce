package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import io.github.azurebatch.camunda.impl.batch.task.TaskCopy;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task that may have to run once more.
 *
 * @param next the task that does its work if it cannot itself; every node would add one of this id
 *     and key
 * @param sasExpiry when the first signature ends that its output files are uploaded with; null
 *     where none was signed
 * @param sasLifetime of signatures of the next one
 * @param maxWallClockTime how long one run may take; null for unlimited, or unknown
 */
record RerunCandidate(
    String account,
    TaskReference task,
    TaskCopy next,
    @Nullable Instant sasExpiry,
    Duration sasLifetime,
    @Nullable Duration maxWallClockTime) {

  TaskReference nextTask() {
    return new TaskReference(task.jobId(), next.taskId());
  }
}
