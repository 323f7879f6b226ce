package io.github.azurebatch.camunda.batch;

/** The ids of an Azure Batch task. */
public record TaskReference(String jobId, String taskId) {}
