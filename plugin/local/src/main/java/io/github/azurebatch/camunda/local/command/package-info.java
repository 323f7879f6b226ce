/** Runs the local Azure Batch service from a shell: the main class of the standalone jar. */
@NullMarked
package io.github.azurebatch.camunda.local.command;

import org.jspecify.annotations.NullMarked;
