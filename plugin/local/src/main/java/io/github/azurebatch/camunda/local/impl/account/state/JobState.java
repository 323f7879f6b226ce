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

  // once, since filters ask for it again and again
  private final String text = name().toLowerCase(Locale.ROOT);

  @Override
  public String toString() {
    return text;
  }
}
