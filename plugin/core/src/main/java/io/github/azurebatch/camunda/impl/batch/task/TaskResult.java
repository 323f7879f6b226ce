package io.github.azurebatch.camunda.impl.batch.task;

/** How a completed Azure Batch task ended. */
public enum TaskResult {
  SUCCESS,
  FAILURE
}
