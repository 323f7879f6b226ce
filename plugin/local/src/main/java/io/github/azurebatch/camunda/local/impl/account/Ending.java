package io.github.azurebatch.camunda.local.impl.account;

/** What becomes of a running task that is interrupted. */
enum Ending {
  TERMINATE,
  REQUEUE
}
