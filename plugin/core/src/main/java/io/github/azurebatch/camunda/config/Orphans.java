package io.github.azurebatch.camunda.config;

/** What happens to open Azure Batch tasks whose process instance was cancelled. */
public enum Orphans {
  TERMINATE,
  REPORT
}
