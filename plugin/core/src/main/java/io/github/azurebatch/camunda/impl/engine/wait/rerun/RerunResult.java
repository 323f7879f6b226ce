package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a task that was to run once more. */
sealed interface RerunResult {

  /** Nothing was done: it runs still, or has ended by itself. */
  record Unneeded() implements RerunResult {}

  /**
   * It runs once more itself.
   *
   * @param after when the run before had completed
   */
  record Reactivated(TaskReference task, Instant after) implements RerunResult {}

  /**
   * A new task does its work.
   *
   * @param sasExpiry when the first signature ends that its output files are uploaded with; null
   *     where none was signed
   */
  record Added(TaskReference task, Instant added, @Nullable Instant sasExpiry)
      implements RerunResult {}
}
