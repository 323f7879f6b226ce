package io.github.azurebatch.camunda.batch;

/** The state of an Azure Batch job. */
public enum JobState {
  ACTIVE,
  DISABLING,
  DISABLED,
  ENABLING,
  TERMINATING,
  COMPLETED,
  DELETING
}
