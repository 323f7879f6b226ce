package io.github.azurebatch.camunda.impl.batch.task;

/**
 * How the copy of a task differs from the original.
 *
 * @param key the copy's own; the rest of its {@link TaskMark} is the original's
 * @param movesOutputs whether an output path that is the old id, or has it as its first directory,
 *     gets the new id in its place; other paths stay as they are
 */
public record TaskCopy(String taskId, String key, boolean movesOutputs) {}
