package io.github.azurebatch.camunda.examples.persistoutputs;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the process is started with.
 *
 * @param poolId the Azure Batch pool that runs the tasks
 * @param threshold the mean above which the numbers are high
 */
@ConfigurationProperties("example")
record ExampleProperties(String poolId, long threshold) {}
