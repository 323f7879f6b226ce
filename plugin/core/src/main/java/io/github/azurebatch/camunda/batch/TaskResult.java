package io.github.azurebatch.camunda.batch;

/** How a completed Azure Batch task ended. */
public enum TaskResult {
  SUCCESS,
  FAILURE
}
