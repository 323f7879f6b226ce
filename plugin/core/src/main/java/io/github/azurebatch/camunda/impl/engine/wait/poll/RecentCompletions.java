package io.github.azurebatch.camunda.impl.engine.wait.poll;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The tasks of a job that were listed as completed lately: from some time on all of them, also
 * those that no wait is for.
 */
final class RecentCompletions {

  private static final Duration SPAN = Duration.ofMinutes(10);

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

  /** Takes what a listing has found of all tasks that completed since then. */
  NewestCompletions listing(Instant since) {
    return new NewestCompletions(most, since);
  }

  /**
   * Adds a listing that began at a time that is covered, or next to it.
   *
   * @param since when it began
   * @param asOf the time up to which it is complete
   */
  void add(Instant since, NewestCompletions listed, Instant asOf) {
    boolean isWhole = listed.from().equals(since);
    if (!isWhole || since.isBefore(from)) {
      from = listed.from();
    }
    listed.eldestFirst().forEach(this::add);
    forgetTheOldest(asOf.minus(SPAN));
  }

  private void add(TaskSnapshot task) {
    String id = task.reference().taskId();
    byId.remove(id);
    byId.put(id, task);
  }

  private void forgetTheOldest(Instant before) {
    Iterator<TaskSnapshot> eldestFirst = byId.values().iterator();
    while (eldestFirst.hasNext()) {
      TaskSnapshot eldest = eldestFirst.next();
      if (byId.size() <= most && !NewestCompletions.time(eldest).isBefore(before)) {
        return;
      }
      eldestFirst.remove();
      Instant after = NewestCompletions.after(eldest);
      from = after.isAfter(from) ? after : from;
    }
  }
}
