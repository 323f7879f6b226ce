package io.github.azurebatch.camunda.process.campaign;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the requests of all engine processes of a site, for each instance and operation, and tells
 * which of them meets the fault that is planned.
 */
final class RequestFaults {

  private final Map<String, Integer> counts = new HashMap<>();
  private final List<Boundary> seen = new ArrayList<>();
  private @Nullable Planned planned;

  /**
   * A fault, and how far it has come. It belongs to the request that has met it until its process
   * has been killed, or goes on.
   */
  static final class Planned {

    private final Fault.AtBoundary fault;
    private volatile boolean met;
    private volatile boolean over;

    private Planned(Fault.AtBoundary fault) {
      this.fault = fault;
    }

    Fault.AtBoundary fault() {
      return fault;
    }

    /** Whether a request has come to it. */
    boolean isMet() {
      return met;
    }

    /** Whether the process has been killed, or goes on. */
    boolean isOver() {
      return over;
    }

    void end() {
      over = true;
    }
  }

  /** Forgets the boundaries that were seen. */
  synchronized void watch() {
    seen.clear();
  }

  /** The boundaries since {@link #watch}, each once, in the order of their first request. */
  synchronized List<Boundary> seen() {
    return seen.stream().distinct().toList();
  }

  synchronized Planned plan(Fault.AtBoundary fault) {
    planned = new Planned(fault);
    return planned;
  }

  /** Takes the plan back, unless it has been met. */
  synchronized void forget() {
    planned = null;
  }

  /**
   * Counts one more request.
   *
   * @param key of its instance
   * @return the fault that it meets
   */
  synchronized @Nullable Planned next(String key, String operation) {
    int occurrence = key.isEmpty() ? 1 : counts.merge(key + " " + operation, 1, Integer::sum);
    Boundary boundary = Boundary.request(operation, occurrence);
    seen.add(boundary);
    Planned meeting = planned;
    if (meeting == null || !meeting.fault.boundary().equals(boundary)) {
      return null;
    }
    planned = null;
    meeting.met = true;
    return meeting;
  }
}
