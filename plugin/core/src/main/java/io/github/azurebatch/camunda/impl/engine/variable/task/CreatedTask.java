package io.github.azurebatch.camunda.impl.engine.variable.task;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A task of ours, told from others that are added under its id later.
 *
 * @param last when it was created at the latest; null if not known
 */
public record CreatedTask(TaskReference reference, @Nullable Instant last) {}
