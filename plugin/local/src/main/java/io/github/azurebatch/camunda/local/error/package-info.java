/** The documented error codes of the Azure Batch service, and the exception that carries one. */
@NullMarked
package io.github.azurebatch.camunda.local.error;

import org.jspecify.annotations.NullMarked;
