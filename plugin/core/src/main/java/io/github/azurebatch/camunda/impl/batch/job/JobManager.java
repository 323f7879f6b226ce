package io.github.azurebatch.camunda.impl.batch.job;

import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import org.jspecify.annotations.Nullable;

/**
 * The task that the service starts with a job, and that may add further tasks.
 *
 * @param killJobOnCompletion whether the job completes with it; true if null
 * @param runExclusive whether no other task runs on its node; true if null
 * @param allowLowPriorityNode whether a spot node may run it; true if null
 * @see <a href="https://learn.microsoft.com/rest/api/batchservice/job/add-job#jobmanagertask">REST
 *     API, JobManagerTask</a>
 */
public record JobManager(
    TaskSpecification task,
    @Nullable Boolean killJobOnCompletion,
    @Nullable Boolean runExclusive,
    @Nullable Boolean allowLowPriorityNode) {}
