/** The documented error codes of the Azure Batch service, and the exception that carries one. */
@NullMarked
package io.github.azurebatch.camunda.local.impl.error;

import org.jspecify.annotations.NullMarked;
