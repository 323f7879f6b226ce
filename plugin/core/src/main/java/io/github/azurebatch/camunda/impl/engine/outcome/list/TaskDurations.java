package io.github.azurebatch.camunda.impl.engine.outcome.list;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.function.ObjIntConsumer;

/**
 * How long completed tasks were queued and ran, by the service's times. Of many tasks it keeps how
 * often each duration occurred, cut to two digits of milliseconds: a few hundred numbers, however
 * many tasks there are.
 */
public final class TaskDurations {

  private static final long BASE = 10;
  private static final long TWO_DIGITS = 100;

  private final boolean isOfMany;
  private final Map<Duration, Integer> queued = new HashMap<>();
  private final Map<Duration, Integer> ran = new HashMap<>();

  private TaskDurations(boolean isOfMany) {
    this.isOfMany = isOfMany;
  }

  public static TaskDurations none() {
    return new TaskDurations(false);
  }

  public static TaskDurations ofMany() {
    return new TaskDurations(true);
  }

  /** What was noted so far, which later notes do not change. */
  public TaskDurations copy() {
    TaskDurations copy = new TaskDurations(isOfMany);
    copy.queued.putAll(queued);
    copy.ran.putAll(ran);
    return copy;
  }

  /**
   * Notes a completed task. The service tells the start of the last run only, whose queue time is
   * not known.
   */
  public void note(TaskSnapshot task, boolean isFirstRun) {
    OffsetDateTime start = task.startTime();
    if (start == null) {
      return;
    }
    if (isFirstRun && task.retryCount() == 0 && task.requeueCount() == 0) {
      count(queued, task.creationTime(), start);
    }
    OffsetDateTime end = task.endTime();
    if (end != null) {
      count(ran, start, end);
    }
  }

  private void count(Map<Duration, Integer> counts, OffsetDateTime from, OffsetDateTime to) {
    Duration duration = to.isBefore(from) ? Duration.ZERO : Duration.between(from, to);
    counts.merge(isOfMany ? cut(duration) : duration, 1, Integer::sum);
  }

  private static Duration cut(Duration duration) {
    long unit = 1;
    while (duration.toMillis() / unit >= TWO_DIGITS) {
      unit *= BASE;
    }
    return Duration.ofMillis(duration.toMillis() / unit * unit);
  }

  /** Each duration from the creation to the start, and of how many tasks. */
  public void forEachQueued(ObjIntConsumer<Duration> consumer) {
    queued.forEach(consumer::accept);
  }

  /** Each duration from the start of the last run to its end, and of how many tasks. */
  public void forEachRun(ObjIntConsumer<Duration> consumer) {
    ran.forEach(consumer::accept);
  }
}
