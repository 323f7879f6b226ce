package io.github.azurebatch.camunda.impl.batch.job;

import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of a job at one moment.
 *
 * @param poolId the pool that runs its tasks; null until an auto pool exists
 * @param usesTaskDependencies whether its tasks may depend on each other
 * @param maxTaskRetryCount retries of tasks without a limit of their own; unlimited if negative
 * @param terminateReason why it completed, as the service or the terminating call says; null until
 *     it completes
 */
public record JobSnapshot(
    String id,
    JobState state,
    @Nullable String poolId,
    OnAllTasksComplete onAllTasksComplete,
    boolean usesTaskDependencies,
    int maxTaskRetryCount,
    @Nullable String terminateReason,
    OffsetDateTime creationTime,
    Map<String, String> metadata) {}
