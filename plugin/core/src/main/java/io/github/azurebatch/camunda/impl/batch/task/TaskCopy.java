package io.github.azurebatch.camunda.impl.batch.task;

/**
 * How the copy of a task differs from the original.
 *
 * @param key the copy's own; the rest of its {@link TaskMark} is the original's
 * @param movesOutputs whether output paths that are the old id, or begin with it as their first
 *     directory, begin with the new one; else they stay as they are
 */
public record TaskCopy(String taskId, String key, boolean movesOutputs) {}
