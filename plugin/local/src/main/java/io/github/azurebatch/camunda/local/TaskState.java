package io.github.azurebatch.camunda.local;

import java.util.Locale;

/** The states of an Azure Batch task in their order; {@link #toString()} is the name in REST. */
public enum TaskState {
  ACTIVE,
  PREPARING,
  RUNNING,
  COMPLETED;

  // computed once: filters on long lists compare it for each task
  private final String text = name().toLowerCase(Locale.ROOT);

  @Override
  public String toString() {
    return text;
  }
}
