package io.github.azurebatch.camunda.benchmarks.simulation;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Events in the order of their time, which is in seconds. */
final class Timeline {

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingDouble(Event::time).thenComparingLong(Event::number));
  private double now;
  private long count;

  double now() {
    return now;
  }

  void after(double seconds, Runnable action) {
    at(now + seconds, action);
  }

  void at(double time, Runnable action) {
    events.add(new Event(time, count++, action));
  }

  /** Lets everything happen up to that time. */
  void runUntil(double end) {
    for (Event next = events.peek(); next != null && next.time() <= end; next = events.peek()) {
      events.remove();
      now = next.time();
      next.action().run();
    }
    now = end;
  }

  /**
   * @param number keeps events of one time in the order in which they were planned
   */
  private record Event(double time, long number, Runnable action) {}
}
