/** Azure Batch tasks: what is sent to add one, and what the service says of one. */
@NullMarked
package io.github.azurebatch.camunda.impl.batch.task;

import org.jspecify.annotations.NullMarked;
