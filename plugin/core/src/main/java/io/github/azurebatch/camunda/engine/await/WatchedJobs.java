package io.github.azurebatch.camunda.engine.await;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The Batch jobs that this engine node looks after, and with them all waits that it has read. */
final class WatchedJobs {

  private final Map<Topic, WatchedJob> byTopic = new HashMap<>();
  private final Function<Topic, WatchedJob> begin;

  /**
   * @param begin begins to look after a Batch job
   */
  WatchedJobs(Function<Topic, WatchedJob> begin) {
    this.begin = begin;
  }

  WatchedJob of(Topic topic) {
    return byTopic.computeIfAbsent(topic, begin);
  }

  void forget(Topic topic) {
    byTopic.remove(topic);
  }

  /** Leaves the others to other nodes. */
  void retain(Predicate<Topic> leased) {
    byTopic.keySet().removeIf(leased.negate());
  }

  void clear() {
    byTopic.clear();
  }

  int waitCount() {
    return (int) waiters().count();
  }

  /** How many of the waits are for tasks that are queued for long. */
  int stuckCount() {
    return (int) waiters().filter(waiter -> waiter.shownReason() != null).count();
  }

  private Stream<Waiter> waiters() {
    return byTopic.values().stream().flatMap(job -> job.waiters().stream());
  }
}
