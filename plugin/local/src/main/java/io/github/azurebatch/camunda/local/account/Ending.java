package io.github.azurebatch.camunda.local.account;

/** What becomes of a running task that is interrupted. */
enum Ending {
  TERMINATE,
  REQUEUE
}
