package io.github.azurebatch.camunda.impl.engine.wait.poll;

import io.github.azurebatch.camunda.impl.batch.CompletedTasks;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tasks of a job that were listed as completed lately: from some time on all of them, also
 * those that no wait is for.
 */
final class RecentCompletions {

  private static final Duration SPAN = Duration.ofMinutes(10);

  /** How finely the service's times are read. */
  private static final Duration TICK = Duration.ofMillis(1);

  private final int most;
  private final Map<String, TaskSnapshot> byId = new LinkedHashMap<>();
  private Instant from = Instant.MAX;

  RecentCompletions(int most) {
    this.most = most;
  }

  /** Whether every listed task is here that completed then or later. */
  boolean cover(Instant time) {
    return !time.isBefore(from);
  }

  Map<String, TaskSnapshot> byId() {
    return Collections.unmodifiableMap(byId);
  }

  /** Forgets all; what is listed from now on completed then or later. */
  void restart(Instant time) {
    byId.clear();
    from = time;
  }

  /** Adds a listing of all tasks that completed since a time that is covered, or next to it. */
  void add(Instant since, CompletedTasks listed) {
    from = since.isBefore(from) ? since : from;
    listed.tasks().stream()
        .sorted(Comparator.comparing(RecentCompletions::time))
        .forEach(this::add);
    forgetTheOldest(listed.asOf().minus(SPAN));
  }

  private void add(TaskSnapshot task) {
    String id = task.reference().taskId();
    byId.remove(id);
    byId.put(id, task);
  }

  private void forgetTheOldest(Instant before) {
    Iterator<TaskSnapshot> eldestFirst = byId.values().iterator();
    while (eldestFirst.hasNext()) {
      Instant time = time(eldestFirst.next());
      if (byId.size() <= most && !time.isBefore(before)) {
        return;
      }
      eldestFirst.remove();
      from = time.isBefore(from) ? from : time.plus(TICK);
    }
  }

  private static Instant time(TaskSnapshot task) {
    return task.stateTransitionTime().toInstant();
  }
}
