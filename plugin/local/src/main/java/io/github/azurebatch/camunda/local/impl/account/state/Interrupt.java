package io.github.azurebatch.camunda.local.impl.account.state;

/** Why a running task is interrupted: to end, or to run again. */
public enum Interrupt {
  TERMINATE,
  REQUEUE
}
