package io.github.azurebatch.camunda.impl.batch.task;

/** The compute node that a task runs on, or ran on last. */
public record TaskNode(String poolId, String nodeId) {}
