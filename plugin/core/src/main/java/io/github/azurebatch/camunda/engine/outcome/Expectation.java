package io.github.azurebatch.camunda.engine.outcome;

import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import java.util.List;

/**
 * What is awaited of a task.
 *
 * @param required names or patterns of outputs that must arrive, beside those that the task's own
 *     output files require
 * @param inline names of outputs whose content is wanted as well
 * @param attempt how many tasks have been submitted for this work, this one included
 */
public record Expectation(
    SubmittedTask task, List<String> required, List<String> inline, int attempt) {}
