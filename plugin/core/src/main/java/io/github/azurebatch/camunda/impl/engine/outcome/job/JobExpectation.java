package io.github.azurebatch.camunda.impl.engine.outcome.job;

import java.util.List;

/**
 * What the process expects of a whole job.
 *
 * @param required names or patterns of outputs that at least one of its tasks must leave
 * @param allowedFailures how many tasks may be at fault without a fault of the job
 */
public record JobExpectation(
    String account, String jobId, List<String> required, int allowedFailures) {}
