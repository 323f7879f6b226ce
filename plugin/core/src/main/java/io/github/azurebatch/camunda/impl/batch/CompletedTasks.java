package io.github.azurebatch.camunda.impl.batch;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import java.time.Instant;
import java.util.List;

/**
 * The completed tasks that a listing found.
 *
 * @param asOf when the service was asked or earlier, by its own clock: what completed before was
 *     there to be found
 */
public record CompletedTasks(List<TaskSnapshot> tasks, Instant asOf) {}
