package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The Batch jobs that this engine node looks after, and with them all waits that it has read. */
public final class WatchedJobs {

  private final Map<Topic, WatchedJob> byTopic = new HashMap<>();
  private final Function<Topic, WatchedJob> begin;

  /**
   * @param begin begins to look after a Batch job
   */
  public WatchedJobs(Function<Topic, WatchedJob> begin) {
    this.begin = begin;
  }

  public WatchedJob of(Topic topic) {
    return byTopic.computeIfAbsent(topic, begin);
  }

  public void forget(Topic topic) {
    byTopic.remove(topic);
  }

  /** Leaves the others to other nodes. */
  public void retain(Predicate<Topic> leased) {
    byTopic.keySet().removeIf(leased.negate());
  }

  public void clear() {
    byTopic.clear();
  }

  public int waitCount() {
    return (int) waits().count();
  }

  /** How many of the waits are for tasks that are queued for long. */
  public int stuckCount() {
    return (int) waits().filter(wait -> wait.shownReason() != null).count();
  }

  private Stream<WatchedWait> waits() {
    return byTopic.values().stream().flatMap(job -> job.waits().stream());
  }
}
