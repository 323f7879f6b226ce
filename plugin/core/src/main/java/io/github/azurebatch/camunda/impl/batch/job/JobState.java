package io.github.azurebatch.camunda.impl.batch.job;

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
