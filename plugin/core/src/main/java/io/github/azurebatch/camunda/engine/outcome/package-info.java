/** What became of an Azure Batch task: its outputs, or the fault that a model can catch. */
@NullMarked
package io.github.azurebatch.camunda.engine.outcome;

import org.jspecify.annotations.NullMarked;
