package io.github.azurebatch.camunda.local.account;

import java.util.Locale;

/** The states of an Azure Batch job. */
public enum JobState {
  ACTIVE,
  DISABLING,
  DISABLED,
  TERMINATING,
  COMPLETED,
  DELETING;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
