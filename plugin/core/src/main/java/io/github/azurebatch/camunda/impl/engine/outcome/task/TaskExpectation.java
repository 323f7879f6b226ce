package io.github.azurebatch.camunda.impl.engine.outcome.task;

import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputElsewhere;
import io.github.azurebatch.camunda.impl.engine.variable.task.InlineOutput;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import java.util.List;

/**
 * What is awaited of a task.
 *
 * @param required names or patterns of outputs that must arrive, beside those that the task's own
 *     output files require
 * @param inline outputs whose content is wanted as well
 * @param attempt how many tasks have been submitted for this work, this one included
 * @param uploadDetails whether the time of the upload is read from its log
 * @param elsewhere output files whose containers lie in no configured account: nobody can look
 */
public record TaskExpectation(
    SubmittedTask task,
    List<String> required,
    List<InlineOutput> inline,
    int attempt,
    boolean uploadDetails,
    List<OutputElsewhere> elsewhere) {

  /** What is expected of the first attempt, of which all is known. */
  public TaskExpectation(SubmittedTask task, List<String> required, List<InlineOutput> inline) {
    this(task, required, inline, 1, false, List.of());
  }

  /** The same, expected of another task. */
  public TaskExpectation of(SubmittedTask other, int otherAttempt) {
    return new TaskExpectation(other, required, inline, otherAttempt, uploadDetails, elsewhere);
  }

  /** The same, now that it is known what the task uploads. */
  public TaskExpectation of(SubmittedTask known, List<OutputElsewhere> unknown) {
    return new TaskExpectation(known, required, inline, attempt, uploadDetails, unknown);
  }
}
