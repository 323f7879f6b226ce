package io.github.azurebatch.camunda.config;

/** What becomes of open Azure Batch tasks whose process instance was cancelled. */
public enum Orphans {
  TERMINATE,
  REPORT
}
