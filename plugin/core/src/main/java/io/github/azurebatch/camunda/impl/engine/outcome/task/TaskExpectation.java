package io.github.azurebatch.camunda.impl.engine.outcome.task;

import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputElsewhere;
import io.github.azurebatch.camunda.impl.engine.variable.task.InlineOutput;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import java.util.List;

/**
 * What the process expects of a task.
 *
 * @param required names or patterns of outputs that must arrive, beside those that the task's own
 *     output files require
 * @param inline outputs whose content is read
 * @param attempt how many tasks have been submitted for this work, including this one
 * @param uploadDetails whether the time of the upload is read from its log
 * @param elsewhere output files in containers of no configured account, which cannot be read
 */
public record TaskExpectation(
    SubmittedTask task,
    List<String> required,
    List<InlineOutput> inline,
    int attempt,
    boolean uploadDetails,
    List<OutputElsewhere> elsewhere) {

  /** The expectation of a first attempt without output files elsewhere. */
  public TaskExpectation(SubmittedTask task, List<String> required, List<InlineOutput> inline) {
    this(task, required, inline, 1, false, List.of());
  }

  /** This expectation for another task. */
  public TaskExpectation of(SubmittedTask other, int otherAttempt) {
    return new TaskExpectation(other, required, inline, otherAttempt, uploadDetails, elsewhere);
  }

  /** This expectation, after the output files of the task have become known. */
  public TaskExpectation of(SubmittedTask known, List<OutputElsewhere> unknown) {
    return new TaskExpectation(known, required, inline, attempt, uploadDetails, unknown);
  }
}
