package io.github.azurebatch.camunda.local;

import java.util.Locale;

/** The states of a compute node; {@link #toString()} is the state's name in the REST API. */
public enum NodeState {
  IDLE,
  RUNNING,
  CREATING,
  STARTING,
  WAITING_FOR_START_TASK,
  REBOOTING,
  REIMAGING,
  LEAVING_POOL,
  OFFLINE,
  PREEMPTED,
  START_TASK_FAILED,
  UNUSABLE,
  UNKNOWN;

  @Override
  public String toString() {
    return name().replace("_", "").toLowerCase(Locale.ROOT);
  }
}
