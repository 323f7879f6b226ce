package io.github.azurebatch.camunda.impl.engine.reconcile;

/** The state of a process instance, as the search for orphans needs it. */
enum InstanceState {
  RUNNING,

  /** It ended by itself, and may have left tasks running on purpose. */
  ENDED,

  CANCELLED,

  /** Neither the runtime tables nor the history have it. */
  UNKNOWN
}
