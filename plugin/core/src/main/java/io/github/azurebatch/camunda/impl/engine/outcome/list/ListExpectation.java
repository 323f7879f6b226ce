package io.github.azurebatch.camunda.impl.engine.outcome.list;

import io.github.azurebatch.camunda.impl.engine.variable.task.ListRuns;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.util.List;

/**
 * What is awaited of the tasks of a list.
 *
 * @param runs which run of each task is meant
 * @param required names or patterns of outputs that each of them must leave
 * @param any whether one that succeeds is enough
 * @param allowedFailures so many may be at fault without a fault of the whole
 */
public record ListExpectation(
    ListRuns runs, List<String> required, boolean any, int allowedFailures) {

  public SubmittedTasks tasks() {
    return runs.tasks();
  }

  /** The same, expected of other runs. */
  public ListExpectation of(ListRuns otherRuns) {
    return new ListExpectation(otherRuns, required, any, allowedFailures);
  }
}
