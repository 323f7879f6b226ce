package io.github.azurebatch.camunda.benchmarks.simulation;

import io.github.azurebatch.camunda.impl.engine.wait.poll.PollInterval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/** A Batch job with the tasks of its waits. */
final class SimulatedJob {

  private static final double MILLIS = 1000;

  private final PollInterval pace;
  private final PriorityQueue<Double> completions = new PriorityQueue<>();
  private double news;
  private double looked;
  private double audited;
  private boolean changed;

  /**
   * @param audited when it was audited before the beginning
   */
  SimulatedJob(PollInterval pace, double audited) {
    this.pace = pace;
    this.audited = audited;
  }

  /** Whether its waits are to be read again, as in each interval. */
  boolean beginsAudit(double now, double interval) {
    boolean begins = now >= audited + interval;
    if (begins) {
      audited = now;
    }
    return begins;
  }

  /** Another wait, whose task completes at that time. */
  void add(double now, double completion) {
    completions.add(completion);
    news = now;
    changed = true;
  }

  /** Whether waits came or went since the last call. */
  boolean hasChanged() {
    boolean result = changed;
    changed = false;
    return result;
  }

  int waits() {
    return completions.size();
  }

  /** Whether a round that begins then looks at it. */
  boolean isDue(double roundBegun) {
    return pace.isDue(instant(looked), instant(news), instant(roundBegun));
  }

  /** The times of the completions that a listing shows now; they are not shown again. */
  List<Double> look(double roundBegun, double now) {
    looked = roundBegun;
    List<Double> seen = new ArrayList<>();
    for (Double next = completions.peek(); next != null && next <= now; next = completions.peek()) {
      seen.add(completions.remove());
    }
    if (!seen.isEmpty()) {
      news = roundBegun;
      changed = true;
    }
    return seen;
  }

  private static Instant instant(double seconds) {
    return Instant.ofEpochMilli(Math.round(seconds * MILLIS));
  }
}
