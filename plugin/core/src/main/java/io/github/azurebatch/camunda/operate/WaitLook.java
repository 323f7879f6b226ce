package io.github.azurebatch.camunda.operate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What Azure Batch says of the tasks of a wait at one moment.
 *
 * @param tasks the task; of a list or a whole job the first 100 that have not completed
 * @param nextPoll when the Batch job is polled next, unless something happens before; empty where
 *     another engine node looks after it than the one that was asked
 */
public record WaitLook(List<TaskLook> tasks, Optional<Instant> nextPoll) {

  /** How many tasks are told at most. */
  public static final int MOST_TASKS = 100;
}
