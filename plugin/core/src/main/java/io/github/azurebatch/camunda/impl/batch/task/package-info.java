/** Azure Batch tasks: the specification of a task to add, and the state of one that exists. */
@NullMarked
package io.github.azurebatch.camunda.impl.batch.task;

import org.jspecify.annotations.NullMarked;
