package io.github.azurebatch.camunda.local;

import java.util.Locale;

/** The states of an Azure Batch task, in their legal order. */
public enum TaskState {
  ACTIVE,
  PREPARING,
  RUNNING,
  COMPLETED;

  // once, since filters ask for it again and again
  private final String text = name().toLowerCase(Locale.ROOT);

  @Override
  public String toString() {
    return text;
  }
}
