package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.impl.engine.data.value.Excerpt;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * Workers that are no engine node of this plugin and lock its waits, such as an external task
 * client that subscribes to a topic of the plugin. Each is logged once, and is in the health as
 * long as its locks are seen.
 */
public final class ForeignWorkers {

  /** Begins the worker ids of all engine nodes of the plugin. */
  public static final String OWN_PREFIX = "azure-batch-";

  /** The prefix and a UUID. */
  private static final Pattern OWN_ID =
      Pattern.compile(OWN_PREFIX + "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final Log LOG = Log.of(ForeignWorkers.class);
  private static final int LONGEST_ID = 100;
  private static final int MOST_LOGGED = 100;

  /** So far may the clocks of two nodes be apart. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final Map<TopicPart, Map<String, Long>> seen = new ConcurrentHashMap<>();
  private final Map<String, Boolean> logged = new Bounded();
  private final Duration longest;

  /**
   * @param longestPause of a node after a failure: a lock that lasts longer is of no node
   */
  public ForeignWorkers(Duration longestPause) {
    longest = longestPause.plus(SLACK);
  }

  /** The worker id of an engine node of the plugin. */
  public static String newOwnId() {
    return OWN_PREFIX + UUID.randomUUID();
  }

  /** Whether the wait is locked, now, by a worker that is none of the plugin's. */
  boolean lock(ExternalTask task) {
    if (task.getWorkerId() == null || task.getLockExpirationTime() == null) {
      return false;
    }
    Instant end = task.getLockExpirationTime().toInstant();
    return end.isAfter(now()) && !isPaused(task, end);
  }

  /**
   * Whether a node of the plugin has locked the wait. A node leaves no other lock than the pause
   * after a failure to end a wait, with which it writes the retries that are left; a client that
   * fetches a wait writes none, and one that takes the name of a node has no longer pause either.
   */
  private boolean isPaused(ExternalTask task, Instant end) {
    return task.getRetries() != null
        && OWN_ID.matcher(task.getWorkerId()).matches()
        && !end.isAfter(now().plus(longest));
  }

  private static Instant now() {
    return ClockUtil.getCurrentTime().toInstant();
  }

  /** Some waits of the part, besides those that were seen before. */
  void seeMore(TopicPart part, Collection<ExternalTask> some) {
    Map<String, Long> counts = count(some);
    if (!counts.isEmpty()) {
      seen.merge(part, counts, ForeignWorkers::sum);
      counts.forEach((worker, count) -> log(worker, count, part.topic()));
    }
  }

  /** One that is taken over, and may have been seen before. */
  void take(TopicPart part, ExternalTask task) {
    Map<String, Long> before = seen.getOrDefault(part, Map.of());
    if (!before.keySet().containsAll(count(List.of(task)).keySet())) {
      seeMore(part, List.of(task));
    }
  }

  /** All waits of the part. */
  void seeAll(TopicPart part, Collection<ExternalTask> all) {
    seen.remove(part);
    seeMore(part, all);
  }

  /** Forgets what this node does not look after any more. */
  public void retain(Set<TopicPart> held) {
    seen.keySet().retainAll(held);
  }

  private Map<String, Long> count(Collection<ExternalTask> tasks) {
    return tasks.stream()
        .filter(this::lock)
        .collect(
            Collectors.groupingBy(
                task -> Excerpt.of(ForeignText.cut(task.getWorkerId()), LONGEST_ID),
                TreeMap::new,
                Collectors.counting()));
  }

  private static Map<String, Long> sum(Map<String, Long> one, Map<String, Long> other) {
    Map<String, Long> sum = new TreeMap<>(one);
    other.forEach((worker, count) -> sum.merge(worker, count, Long::sum));
    return sum;
  }

  private void log(String worker, long count, Topic topic) {
    if (isNew(worker)) {
      LOG.write(LogLine.FOREIGN_WORKER, "{}", message(worker, count, List.of(topic.name())));
    }
  }

  private synchronized boolean isNew(String worker) {
    return logged.put(worker, true) == null;
  }

  /** What is seen now, by the topics; empty if nothing is. */
  public List<Outage> outages() {
    Map<String, Long> counts = seen.values().stream().reduce(Map.of(), ForeignWorkers::sum);
    return counts.entrySet().stream()
        .map(worker -> Outage.of("foreign worker '%s'".formatted(worker.getKey()), message(worker)))
        .toList();
  }

  private String message(Map.Entry<String, Long> worker) {
    List<String> topics =
        seen.entrySet().stream()
            .filter(part -> part.getValue().containsKey(worker.getKey()))
            .map(part -> part.getKey().topic().name())
            .distinct()
            .sorted()
            .toList();
    return message(worker.getKey(), worker.getValue(), topics);
  }

  private static String message(String worker, long count, List<String> topics) {
    return "The external task worker '%s' is not of this plugin and locks %d wait(s) of the topic(s) %s. The plugin takes them over when their tasks have ended, but a wait that the worker completes or fails itself goes on without outputs. Take the topics out of the worker's subscriptions"
        .formatted(worker, count, topics);
  }

  /** Forgets the oldest. */
  private static final class Bounded extends LinkedHashMap<String, Boolean> {

    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
      return size() > MOST_LOGGED;
    }
  }
}
