package io.github.azurebatch.camunda.local;

import org.jspecify.annotations.Nullable;

/**
 * An Azure Batch task of a local service, as it was when it was asked for.
 *
 * @param exitCode of its last run; null if it has not ended, or never ran
 * @param failure why it failed; null if it did not
 */
public record BatchTask(
    String jobId,
    String taskId,
    TaskState state,
    @Nullable Integer exitCode,
    @Nullable FailureInfo failure) {}
