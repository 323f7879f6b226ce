package io.github.azurebatch.camunda.local.impl.account.state;

/** What becomes of a running task that is interrupted. */
public enum Interrupt {
  TERMINATE,
  REQUEUE
}
