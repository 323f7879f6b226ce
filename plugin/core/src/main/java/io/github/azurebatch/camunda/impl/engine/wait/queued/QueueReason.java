package io.github.azurebatch.camunda.impl.engine.wait.queued;

import io.github.azurebatch.camunda.impl.secret.ForeignText;

/**
 * Why tasks of a Batch job are queued.
 *
 * @param details for people: names, numbers, the service's own words, and what to do
 */
public record QueueReason(Kind kind, String details) {

  public static QueueReason because(Kind kind, String format, Object... values) {
    return new QueueReason(kind, ForeignText.cut(format.formatted(values)));
  }

  /** What kind of obstacle it is. */
  public enum Kind {
    JOB_DISABLED("jobDisabled"),
    POOL_GONE("poolGone"),
    POOL_DELETING("poolDeleting"),
    /** The pool does not get its nodes, because the account's quota is reached. */
    QUOTA("quota"),
    /** The pool does not get its nodes for another reason. */
    RESIZE_FAILED("resizeFailed"),
    NO_NODES("noNodes"),
    NODES_STARTING("nodesStarting"),
    START_TASK_FAILED("startTaskFailed"),
    NODES_UNUSABLE("nodesUnusable"),
    DEPENDENCIES("dependencies"),
    /** Other tasks have all slots. */
    SLOTS_TAKEN("slotsTaken"),
    /** The account's identity may not read the pool or its nodes. */
    NOT_READABLE("notReadable"),
    UNKNOWN("unknown");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** As the variable {@code batchWaiting} has it. */
    public String text() {
      return text;
    }
  }
}
