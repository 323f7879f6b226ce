package io.github.azurebatch.camunda.impl.engine.wait;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the watcher has seen of what one wait is for. */
public sealed interface Progress permits TaskProgress, ListProgress, JobProgress {

  /**
   * Takes notice of tasks of the Batch job, by their ids: of those that have completed, and of
   * those that have taken the place of one that is lost.
   */
  void note(Map<String, TaskSnapshot> seen);

  /** Takes notice of all the tasks that are there: of the others, those still open are lost. */
  void loseAllBut(Set<String> existing);

  /** The job itself is gone. */
  default void loseJob() {
    loseAllBut(Set.of());
  }

  /** Whether it has to be told of tasks that complete. */
  default boolean looksForTasks() {
    return !isOver();
  }

  /** How many tasks are neither completed nor lost. */
  int openCount();

  /** The ids of those tasks. */
  Stream<String> openTaskIds();

  /** Those of the queued tasks of the Batch job, by their ids, that the wait is for. */
  default Stream<TaskSnapshot> among(Map<String, TaskSnapshot> queued) {
    return openTaskIds().flatMap(id -> Stream.ofNullable(queued.get(id)));
  }

  /** When the one task that is at fault completed; empty if none did, or there are many. */
  default Optional<Instant> completionTime() {
    return Optional.empty();
  }

  /** Whether there is nothing left to wait for. */
  boolean isOver();
}
