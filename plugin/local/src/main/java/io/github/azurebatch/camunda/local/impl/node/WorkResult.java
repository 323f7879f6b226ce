package io.github.azurebatch.camunda.local.impl.node;

import io.github.azurebatch.camunda.local.FailureInfo;

/** How one run of a task's work ended. */
public sealed interface WorkResult {

  /** By itself. */
  record Exited(int exitCode) implements WorkResult {}

  /** Because its time was up. */
  record TimedOut(int exitCode) implements WorkResult {}

  /** It never began. */
  record NotStarted(FailureInfo failureInfo) implements WorkResult {}
}
