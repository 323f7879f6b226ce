package io.github.azurebatch.camunda.operate;

/**
 * Which engine node looks after an Azure Batch job.
 *
 * @param account the name of the configured account
 * @param node the id of the node, which begins with {@code azure-batch-} and is new with each start
 * @param thisNode whether it is the node that was asked
 */
public record JobLease(String account, String jobId, String node, boolean thisNode) {}
