package io.github.azurebatch.camunda.impl.batch.job;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits of a job.
 *
 * @param maxWallClockTime how long the job may be active; unlimited if null
 * @param maxTaskRetryCount retries of tasks without a limit of their own; none if null
 * @see <a href="https://learn.microsoft.com/rest/api/batchservice/job/add-job#jobconstraints">REST
 *     API, JobConstraints</a>
 */
public record JobConstraints(
    @Nullable Duration maxWallClockTime, @Nullable Integer maxTaskRetryCount) {

  public static final JobConstraints NONE = new JobConstraints(null, null);
}
