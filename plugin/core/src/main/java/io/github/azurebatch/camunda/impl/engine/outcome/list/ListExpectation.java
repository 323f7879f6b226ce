package io.github.azurebatch.camunda.impl.engine.outcome.list;

import io.github.azurebatch.camunda.impl.engine.variable.task.ListRuns;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.util.List;

/**
 * What the process expects of the tasks of a list.
 *
 * @param runs which run of each task counts
 * @param required names or patterns of outputs that each task must leave
 * @param any whether one task that succeeds is enough
 * @param allowedFailures how many tasks may be at fault without a fault of the list
 */
public record ListExpectation(
    ListRuns runs, List<String> required, boolean any, int allowedFailures) {

  public SubmittedTasks tasks() {
    return runs.tasks();
  }

  /** Whether the tasks have done all that is waited for. */
  public boolean isOver(TaskTally tally) {
    return tally.openCount() == 0 || (any && tally.hasSuccess());
  }

  /** This expectation for other runs. */
  public ListExpectation of(ListRuns otherRuns) {
    return new ListExpectation(otherRuns, required, any, allowedFailures);
  }
}
