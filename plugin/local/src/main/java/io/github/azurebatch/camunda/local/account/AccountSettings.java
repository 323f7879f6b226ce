package io.github.azurebatch.camunda.local.account;

import io.github.azurebatch.camunda.local.node.TaskRunner;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * What an account is made of.
 *
 * @param data the directory that holds the nodes' directories
 * @param jobDeletion how long a deleted job stays visible in state {@code deleting} at least
 */
public record AccountSettings(
    String name, URI url, Path data, Duration jobDeletion, Clock clock, TaskRunner runner) {}
