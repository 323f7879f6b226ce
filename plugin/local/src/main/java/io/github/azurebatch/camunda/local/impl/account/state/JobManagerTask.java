package io.github.azurebatch.camunda.local.impl.account.state;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The job manager task that a job is added with.
 *
 * @param task as any other task that is added, with defaults filled in
 */
public record JobManagerTask(String taskId, ObjectNode task, TaskRole role) {}
