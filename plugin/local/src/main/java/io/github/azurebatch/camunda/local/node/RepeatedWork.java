package io.github.azurebatch.camunda.local.node;

import java.time.Clock;
import java.time.Instant;

/**
 * Work that is done again while it fails and the task's retry count allows it.
 *
 * <p>The time is taken before the progress is told: whoever sees a task run may move the clock at
 * once, and that counts.
 */
record RepeatedWork(Work work, TaskProgress progress, Clock clock) {

  WorkResult run(TaskWorkplace workplace) throws InterruptedException {
    TaskConstraints constraints = TaskConstraints.of(workplace.assignment().task());
    Instant start = clock.instant();
    progress.running();
    WorkResult result = work.run(workplace, start, constraints.maxWallClockTime());
    for (int retries = 0; hasFailed(result) && constraints.allowsRetry(retries); retries++) {
      start = clock.instant();
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
