package io.github.azurebatch.camunda.batch;

import java.time.Instant;
import java.util.List;

/**
 * The completed tasks that a listing found.
 *
 * @param asOf when the service answered, by its own clock
 */
public record CompletedTasks(List<TaskSnapshot> tasks, Instant asOf) {}
