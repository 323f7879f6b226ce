package io.github.azurebatch.camunda.local.impl.node;

import io.github.azurebatch.camunda.local.FailureInfo;
import org.jspecify.annotations.Nullable;

/**
 * How a task ended.
 *
 * @param exitCode null if the command line never ran
 * @param failureInfo null on success
 */
public record TaskOutcome(@Nullable Integer exitCode, @Nullable FailureInfo failureInfo) {}
