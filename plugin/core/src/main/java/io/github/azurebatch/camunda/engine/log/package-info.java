/** The logs that an Azure Batch task left: their ends, from storage or from the compute node. */
@NullMarked
package io.github.azurebatch.camunda.engine.log;

import org.jspecify.annotations.NullMarked;
