package io.github.azurebatch.camunda.impl.batch.task;

/** The ids of an Azure Batch task. */
public record TaskReference(String jobId, String taskId) {}
