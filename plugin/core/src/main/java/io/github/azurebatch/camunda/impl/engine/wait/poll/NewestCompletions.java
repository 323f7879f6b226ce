package io.github.azurebatch.camunda.impl.engine.wait.poll;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;

/** Of a listing of any length the tasks that completed last: from some time on all of them. */
final class NewestCompletions {

  /** How finely the service's times are read. */
  private static final Duration TICK = Duration.ofMillis(1);

  private static final Comparator<TaskSnapshot> ELDEST_FIRST =
      Comparator.comparing(NewestCompletions::time);

  private final int most;
  private final Queue<TaskSnapshot> tasks = new PriorityQueue<>(ELDEST_FIRST);
  private Instant from;

  /**
   * @param most how many are kept
   * @param since when the first of the listing may have completed
   */
  NewestCompletions(int most, Instant since) {
    this.most = most;
    this.from = since;
  }

  void add(TaskSnapshot task) {
    tasks.add(task);
    if (tasks.size() > most) {
      Instant after = after(tasks.remove());
      from = after.isAfter(from) ? after : from;
    }
  }

  /** Every listed task is here that completed then or later. */
  Instant from() {
    return from;
  }

  List<TaskSnapshot> eldestFirst() {
    return tasks.stream().sorted(ELDEST_FIRST).toList();
  }

  static Instant time(TaskSnapshot task) {
    return task.stateTransitionTime().toInstant();
  }

  /** The next time at which a task may complete that has not completed with this one. */
  static Instant after(TaskSnapshot task) {
    return time(task).plus(TICK);
  }
}
