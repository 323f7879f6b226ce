package io.github.azurebatch.camunda.local;

import java.util.Locale;

/** The states of a compute node. */
public enum NodeState {
  IDLE("idle"),
  RUNNING("running"),
  CREATING("creating"),
  STARTING("starting"),
  WAITING_FOR_START_TASK("waitingForStartTask"),
  REBOOTING("rebooting"),
  REIMAGING("reimaging"),
  LEAVING_POOL("leavingPool"),
  OFFLINE("offline"),
  PREEMPTED("preempted"),
  START_TASK_FAILED("startTaskFailed"),
  UNUSABLE("unusable"),
  UNKNOWN("unknown");

  private final String countName;

  NodeState(String countName) {
    this.countName = countName;
  }

  /** What it is called where nodes are counted. */
  public String countName() {
    return countName;
  }

  /** Whether its tasks' files can be asked for; inferred. */
  public boolean answers() {
    return this == IDLE || this == RUNNING || this == OFFLINE;
  }

  @Override
  public String toString() {
    return countName.toLowerCase(Locale.ROOT);
  }
}
