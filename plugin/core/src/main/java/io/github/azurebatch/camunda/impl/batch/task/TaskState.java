package io.github.azurebatch.camunda.impl.batch.task;

/** The state of an Azure Batch task. */
public enum TaskState {
  ACTIVE,
  PREPARING,
  RUNNING,
  COMPLETED
}
