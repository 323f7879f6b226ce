package io.github.azurebatch.camunda.local.impl.account;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The job manager task that a job is added with.
 *
 * @param task as any other task that is added, with defaults filled in
 */
public record JobManager(String taskId, ObjectNode task, TaskRole role) {}
