package io.github.azurebatch.camunda.impl.engine.wait;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.outcome.list.TaskDurations;
import io.github.azurebatch.camunda.impl.engine.variable.task.CreatedTask;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What this engine node has seen of the target of one wait. */
public sealed interface Progress permits TaskProgress, ListProgress, JobProgress {

  WaitTarget target();

  /** Since when tasks of the target may have completed. */
  default Instant since() {
    return target().since();
  }

  /**
   * Takes notice of tasks of the Batch job, by their ids: of those that have completed, and of
   * those that have taken the place of one that is lost.
   */
  void note(Map<String, TaskSnapshot> seen);

  /** Takes notice of all the tasks that exist: of the others, those still open are lost. */
  void loseAllBut(Set<String> existing);

  /** The Batch job was deleted. */
  default void loseJob() {
    loseAllBut(Set.of());
  }

  /** The Batch job exists, and was created then: it may have taken the place of the awaited one. */
  default void seeJob(Instant created) {}

  /** The Batch job has completed, or all its tasks have. */
  default void endJob() {}

  /** Whether it has to be told when the Batch job as a whole has ended. */
  default boolean looksForEndOfJob() {
    return false;
  }

  /** Whether it has to be told of tasks that complete. */
  default boolean looksForTasks() {
    return !isOver();
  }

  /** How many tasks are neither completed nor lost. */
  int openCount();

  /**
   * Whether a task is neither completed nor lost.
   *
   * @param place in the list, from 1; any where there is no list
   */
  default boolean isOpen(int place) {
    return openCount() > 0;
  }

  /** The ids of those tasks. */
  Stream<String> openTaskIds();

  /** Whether it has to be told when the task with that id completes. */
  boolean awaits(String taskId);

  /** Those of the queued tasks of the Batch job, by their ids, that the wait is for. */
  default Stream<TaskSnapshot> among(Map<String, TaskSnapshot> queued) {
    return openTaskIds().flatMap(id -> Stream.ofNullable(queued.get(id)));
  }

  /** When the one task that is at fault completed; empty if none did, or there are many. */
  default Optional<Instant> completionTime() {
    return Optional.empty();
  }

  /** When the last of the tasks completed that were seen; empty if none was. */
  default Optional<Instant> lastCompletion() {
    return completionTime();
  }

  /** How long the tasks took that have completed; of whole jobs nothing is known. */
  default TaskDurations durations() {
    return TaskDurations.none();
  }

  /** The tasks that are open when the wait ends, and are terminated with it. */
  default List<CreatedTask> toTerminate(WaitTerms terms) {
    return List.of();
  }

  /** Whether there is nothing left to wait for. */
  boolean isOver();

  /** Does what differs by the kind of target. */
  <R> R accept(Visitor<R> visitor);

  /** Work that differs by the kind of target. */
  interface Visitor<R> {

    R task(TaskProgress task);

    R list(ListProgress list);

    R job(JobProgress job);
  }
}
