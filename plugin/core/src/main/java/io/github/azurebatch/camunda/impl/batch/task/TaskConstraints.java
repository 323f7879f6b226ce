package io.github.azurebatch.camunda.impl.batch.task;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits of one task.
 *
 * @param maxWallClockTime how long the task may run; unlimited if null
 * @param maxTaskRetryCount retries after a non-zero exit code; the job's if null
 * @param retentionTime how long the task directory is kept; the service's seven days if null
 * @see <a
 *     href="https://learn.microsoft.com/rest/api/batchservice/task/add-task#taskconstraints">REST
 *     API, TaskConstraints</a>
 */
public record TaskConstraints(
    @Nullable Duration maxWallClockTime,
    @Nullable Integer maxTaskRetryCount,
    @Nullable Duration retentionTime) {

  public static final TaskConstraints NONE = new TaskConstraints(null, null, null);
}
