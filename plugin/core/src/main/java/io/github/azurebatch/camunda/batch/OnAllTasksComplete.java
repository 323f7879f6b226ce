package io.github.azurebatch.camunda.batch;

/** What the service does with a job when all its tasks have completed. */
public enum OnAllTasksComplete {
  NO_ACTION,
  TERMINATE_JOB
}
