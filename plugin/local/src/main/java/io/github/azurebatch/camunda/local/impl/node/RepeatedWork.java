package io.github.azurebatch.camunda.local.impl.node;

import java.time.Clock;
import java.time.Instant;

/**
 * Work that is done again while it fails and the task's retry count allows it.
 *
 * <p>The time is taken before the progress is told: a test that sees a task run may move the clock
 * at once, and that counts.
 */
record RepeatedWork(Work work, ProgressListener progress, Clock clock) {

  /**
   * Does it until it succeeds or may not be tried again.
   *
   * <p>The time of the first try counts from when the node got the task, not from when its thread
   * came to it: a caller that has added the task may move the clock at once.
   */
  WorkResult run(TaskWorkplace workplace) throws InterruptedException {
    TaskConstraints constraints = TaskConstraints.of(workplace.assignment().task());
    Instant assigned = workplace.assignment().assigned();
    WorkResult result = work.run(workplace, assigned, constraints.maxWallClockTime());
    for (int retries = 0; hasFailed(result) && constraints.allowsRetry(retries); retries++) {
      Instant start = clock.instant();
      progress.retrying();
      result = work.run(workplace, start, constraints.maxWallClockTime());
    }
    return result;
  }

  /** Only an exit code is worth another try; a program that is missing will not appear. */
  private static boolean hasFailed(WorkResult result) {
    return result instanceof WorkResult.Exited exited && exited.exitCode() != 0;
  }
}
