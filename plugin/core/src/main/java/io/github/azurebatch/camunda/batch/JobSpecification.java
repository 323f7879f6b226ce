package io.github.azurebatch.camunda.batch;

/** An Azure Batch job to create: its id and the pool that runs its tasks. */
public record JobSpecification(String id, String poolId) {}
