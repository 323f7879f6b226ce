package io.github.azurebatch.camunda.local.node;

import java.time.Duration;

/** What a task does between its resource files and its output files. */
@FunctionalInterface
interface Work {

  /** Does it once, for no longer than the limit; what it wrote is in the workplace then. */
  WorkResult run(TaskWorkplace workplace, Duration limit) throws InterruptedException;
}
