package io.github.azurebatch.camunda.process.campaign;

/**
 * Counts the requests of all engine processes of a site from the moment that a fault is planned,
 * and tells which of them meets it.
 */
final class RequestFault {

  private static final int NONE = 0;

  private int request = NONE;
  private boolean after;
  private int requests;

  /** When the fault happens: in place of the request, in place of its answer, or not at it. */
  enum Moment {
    NEVER,
    BEFORE,
    AFTER
  }

  /** Counts from now on, and plans nothing. */
  synchronized void count() {
    at(NONE, false);
  }

  /**
   * Plans a fault.
   *
   * @param request the first request from now is 1
   * @param after whether the service has acted before
   */
  synchronized void at(int request, boolean after) {
    this.request = request;
    this.after = after;
    this.requests = 0;
  }

  /** How many requests came since the last plan. */
  synchronized int requests() {
    return requests;
  }

  /** Counts one more request. */
  synchronized Moment next() {
    requests++;
    if (requests != request) {
      return Moment.NEVER;
    }
    return after ? Moment.AFTER : Moment.BEFORE;
  }
}
