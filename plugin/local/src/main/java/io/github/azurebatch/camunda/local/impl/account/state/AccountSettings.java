package io.github.azurebatch.camunda.local.impl.account.state;

import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.impl.node.TaskRunner;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;

/**
 * The settings of an account.
 *
 * @param data the directory that holds the nodes' directories
 * @param jobDeletion how long a deleted job stays visible in state {@code deleting} at least
 * @param tokens makes the authentication token of a job's tasks
 */
public record AccountSettings(
    String name,
    URI url,
    Path data,
    Duration jobDeletion,
    MovableClock clock,
    TaskRunner runner,
    UnaryOperator<String> tokens) {}
