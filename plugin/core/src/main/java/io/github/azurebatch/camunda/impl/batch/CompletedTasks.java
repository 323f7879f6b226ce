package io.github.azurebatch.camunda.impl.batch;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import java.time.Instant;
import java.util.List;

/**
 * The completed tasks that a listing found.
 *
 * @param asOf the time up to which the listing is complete, by the service's clock: a task that
 *     completed before is in it
 */
public record CompletedTasks(List<TaskSnapshot> tasks, Instant asOf) {}
