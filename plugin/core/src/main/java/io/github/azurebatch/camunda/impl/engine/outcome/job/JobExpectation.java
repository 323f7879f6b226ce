package io.github.azurebatch.camunda.impl.engine.outcome.job;

import java.util.List;

/**
 * What is awaited of a whole job.
 *
 * @param required names or patterns of outputs that one of its tasks must leave
 * @param allowedFailures so many tasks may be at fault without a fault of the whole
 */
public record JobExpectation(
    String account, String jobId, List<String> required, int allowedFailures) {}
