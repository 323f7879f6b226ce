package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.impl.engine.wait.Wait;

/**
 * How far a wait has come on this engine node. An event leads from one state to the next, or
 * another wait takes the place of this one. A pause after a failed step is kept beside the state.
 *
 * <pre>
 *  read from the engine's database
 *    |
 *    +--&gt; UNREAD - - read from the service - -&gt; OPEN
 *    |      |
 *    |      +-- TARGET_ENDED --&gt; ENDED
 *    |
 *    +--&gt; OPEN --- TARGET_ENDED --&gt; ENDED --- FAULT_FOUND --&gt; FAULTED
 *    |      |                         ^                          ^
 *    |      |                         | TARGET_ENDED             |
 *    |      +-- POLLED_TOO_LATE --&gt; TIMED_OUT --- FAULT_FOUND ---+
 *    |
 *    |  retried after a fault that another run may mend:
 *    +--&gt; RETRIED --- POLLED --&gt; RERUN - - all run again - -&gt; OPEN
 *    +---------------------------&gt; RERUN
 *
 *  ENDED, TIMED_OUT and FAULTED are due: a transaction ends the wait, and the node forgets it.
 *  A dashed arrow is another wait in the place of this one.
 * </pre>
 */
public enum WaitState {

  /** The model names the task or the job, which is still to be read from the service. */
  UNREAD,

  /** Tasks are running or queued. */
  OPEN,

  /** The timeout had passed, and a poll after it still found tasks open. */
  TIMED_OUT,

  /** Nothing is left to wait for: all tasks completed or were deleted, or one was enough. */
  ENDED,

  /** The wait was judged, and its fault is kept until a transaction has reported it. */
  FAULTED,

  /** A list was retried: the next poll tells which of its tasks are at fault. */
  RETRIED,

  /** Tasks are to be run again before anything else. */
  RERUN;

  /** What can happen to a wait. */
  enum Event {
    /** All that the service knows of the tasks was noted, before the timeout. */
    POLLED,
    /** All that the service knows of the tasks was noted, after the timeout. */
    POLLED_TOO_LATE,
    /** What was noted leaves nothing to wait for. */
    TARGET_ENDED,
    /** The wait was judged to be faulted. */
    FAULT_FOUND
  }

  /** Where a wait begins that was read from the database, or takes the place of another. */
  static WaitState of(Wait wait) {
    if (wait.target().isUnread()) {
      return UNREAD;
    }
    if (!wait.asksForRerun()) {
      return OPEN;
    }
    return wait.target().knowsTasksToRunAgain() ? RERUN : RETRIED;
  }

  /**
   * @throws IllegalStateException if the event cannot happen in this state
   */
  WaitState after(Event event) {
    return switch (event) {
      case POLLED -> this == RETRIED ? RERUN : this;
      case POLLED_TOO_LATE -> this == OPEN ? TIMED_OUT : after(Event.POLLED);
      case TARGET_ENDED -> isOfTasks() ? ENDED : this;
      case FAULT_FOUND -> faulted();
    };
  }

  /** Whether it depends on what is seen of the tasks. */
  private boolean isOfTasks() {
    return this == UNREAD || this == OPEN || this == TIMED_OUT;
  }

  private WaitState faulted() {
    if (!isDue()) {
      throw new IllegalStateException("A wait that is " + this + " cannot be judged");
    }
    return FAULTED;
  }

  /** Whether a transaction is to end the wait. */
  boolean isDue() {
    return this == ENDED || this == TIMED_OUT || this == FAULTED;
  }
}
