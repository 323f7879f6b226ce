package io.github.azurebatch.camunda.local.impl.node;

import io.github.azurebatch.camunda.local.TaskAssignment;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a task does instead of running its command line.
 *
 * @param delay how long it runs, by the service's clock
 * @param files their content by their paths, relative to the working directory
 * @param action runs after the delay, when the files are written
 */
public record Script(
    Duration delay,
    Map<String, byte[]> files,
    Consumer<TaskAssignment> action,
    WorkResult result) {}
