package io.github.azurebatch.camunda.local.account;

import java.util.Locale;

/** The states of an Azure Batch task, in their legal order. */
public enum TaskState {
  ACTIVE,
  PREPARING,
  RUNNING,
  COMPLETED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
