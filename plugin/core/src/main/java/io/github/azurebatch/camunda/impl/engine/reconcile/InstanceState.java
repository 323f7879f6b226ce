package io.github.azurebatch.camunda.impl.engine.reconcile;

/** What became of a process instance. */
enum InstanceState {
  RUNNING,

  /** It came to an end of its own, and may have left tasks on purpose. */
  ENDED,

  CANCELLED,

  /** It is gone, and there is no history of it. */
  UNKNOWN
}
