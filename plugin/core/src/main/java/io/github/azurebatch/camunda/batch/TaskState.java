package io.github.azurebatch.camunda.batch;

/** The state of an Azure Batch task. */
public enum TaskState {
  ACTIVE,
  PREPARING,
  RUNNING,
  COMPLETED
}
