package io.github.azurebatch.camunda.impl.batch.job;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What the service says of a job at one moment.
 *
 * @param poolId the pool that runs its tasks; null while an auto pool is not there yet
 * @param usesTaskDependencies whether its tasks may depend on each other
 * @param maxTaskRetryCount retries of tasks that say nothing of it; unlimited if below zero
 * @param terminateReason why it ended, in the service's words or those of who ended it; null until
 *     it ends
 */
public record JobSnapshot(
    String id,
    JobState state,
    @Nullable String poolId,
    OnAllTasksComplete onAllTasksComplete,
    boolean usesTaskDependencies,
    int maxTaskRetryCount,
    @Nullable String terminateReason,
    OffsetDateTime creationTime) {}
