package io.github.azurebatch.camunda.impl.batch.job;

/** What the service does with a job when all its tasks have completed. */
public enum OnAllTasksComplete {
  NO_ACTION,
  TERMINATE_JOB
}
