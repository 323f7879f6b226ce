package io.github.azurebatch.camunda.local.impl.account.state;

import java.util.Locale;

/** The states of an Azure Batch job. */
public enum JobState {
  ACTIVE,
  DISABLING,
  DISABLED,
  TERMINATING,
  COMPLETED,
  DELETING;

  // computed once: filters on long lists compare it for each job
  private final String text = name().toLowerCase(Locale.ROOT);

  @Override
  public String toString() {
    return text;
  }
}
