package io.github.azurebatch.camunda.local.impl.node;

import java.time.Duration;
import java.time.Instant;

/** What a task does between its resource files and its output files. */
@FunctionalInterface
interface Work {

  /**
   * Does it once; what it wrote is in the workplace then.
   *
   * @param start when it began, by the service's clock
   * @param limit how long it may take from then on
   */
  WorkResult run(TaskWorkplace workplace, Instant start, Duration limit)
      throws InterruptedException;
}
