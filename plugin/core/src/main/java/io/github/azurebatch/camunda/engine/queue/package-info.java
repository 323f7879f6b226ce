/** Why an Azure Batch task is queued for long: what its job, its pool and the nodes are like. */
@NullMarked
package io.github.azurebatch.camunda.engine.queue;

import org.jspecify.annotations.NullMarked;
