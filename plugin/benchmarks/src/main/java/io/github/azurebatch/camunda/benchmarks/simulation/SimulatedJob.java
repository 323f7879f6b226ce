package io.github.azurebatch.camunda.benchmarks.simulation;

import io.github.azurebatch.camunda.impl.engine.wait.poll.PollInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A Batch job with the tasks of its waits. */
final class SimulatedJob {

  private static final double MILLIS = 1000;

  /** A node that takes it over cannot know which events were told to nobody. */
  private static final double AS_WITHOUT_EVENTS = 60;

  private final PollInterval pace;
  private final @Nullable Push push;
  private final PriorityQueue<Double> completions = new PriorityQueue<>();

  /** Of the tasks of which there was an event, as long as no listing has shown them. */
  private final PriorityQueue<Double> heard = new PriorityQueue<>();

  private final SimulatedLooks looks = new SimulatedLooks();

  /** Messages about tasks that a listing has shown before. */
  private int lateMessages;

  private double news;
  private double looked;
  private double audited;
  private double takenOver = Double.NEGATIVE_INFINITY;
  private boolean changed;
  private boolean hasArrived;

  /**
   * @param push null without events
   * @param audited when it was audited before the beginning
   */
  SimulatedJob(PollInterval pace, @Nullable Push push, double audited) {
    this.pace = pace;
    this.push = push;
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
    return completions.size() + heard.size();
  }

  /** Another node looks after it from now on. */
  void takeOver(double now) {
    takenOver = now;
    looked = Double.NEGATIVE_INFINITY;
  }

  /** Whether a round that begins then looks at it. */
  boolean isDue(double roundBegun) {
    if (looked == Double.NEGATIVE_INFINITY) {
      return true;
    }
    Duration ofEvents = push == null ? null : push.pollInterval();
    return ofEvents == null || roundBegun < takenOver + AS_WITHOUT_EVENTS
        ? pace.isDue(instant(looked), instant(news), instant(roundBegun))
        : pace.isDueAfter(ofEvents, instant(looked), instant(roundBegun));
  }

  SimulatedLooks looks() {
    return looks;
  }

  /**
   * Takes messages from the queue that have arrived, and returns how many.
   *
   * @param most so many at most
   */
  int hear(double now, Push events, int most) {
    int messages = Math.min(lateMessages, most);
    lateMessages -= messages;
    while (messages < most
        && !completions.isEmpty()
        && events.messageOf(completions.element()) <= now) {
      heard.add(completions.remove());
      hasArrived = true;
      messages++;
    }
    return messages;
  }

  /** Whether messages of open tasks were taken since the last call. */
  boolean hasArrived() {
    boolean result = hasArrived;
    hasArrived = false;
    return result;
  }

  /** The times of the completions that a listing shows now; they are not shown again. */
  List<Double> look(double roundBegun, double now) {
    looked = roundBegun;
    List<Double> seen = new ArrayList<>();
    takeUntil(now, heard, seen::add);
    int explained = seen.size();
    takeUntil(now, completions, seen::add);
    if (push != null) {
      lateMessages += seen.size() - explained;
    }
    if (!seen.isEmpty()) {
      news = roundBegun;
      changed = true;
    }
    looks.looked(now, !heard.isEmpty());
    return seen;
  }

  private static void takeUntil(double now, PriorityQueue<Double> from, Consumer<Double> to) {
    while (!from.isEmpty() && from.element() <= now) {
      to.accept(from.remove());
    }
  }

  private static Instant instant(double seconds) {
    return Instant.ofEpochMilli(Math.round(seconds * MILLIS));
  }
}
