package io.github.azurebatch.camunda.operate;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What Azure Batch says of a task at one moment.
 *
 * @param state {@code active} (queued), {@code preparing}, {@code running} or {@code completed}
 * @param since when that state began
 * @param poolId the pool of {@code nodeId}
 * @param nodeId the compute node that the task runs on, or ran on last; empty if it never ran
 * @param startTime when its last run began; empty if it never ran
 * @param exitCode empty if its command line has not ended
 * @param retryCount how often the service ran it again after a failure
 * @param requeueCount how often the service queued it again, such as after the loss of its node
 */
public record TaskLook(
    String taskId,
    String state,
    Instant since,
    Optional<String> poolId,
    Optional<String> nodeId,
    Optional<Instant> startTime,
    OptionalInt exitCode,
    int retryCount,
    int requeueCount) {}
