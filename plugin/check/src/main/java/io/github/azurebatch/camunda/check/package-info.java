/**
 * Finds the mistakes of BPMN models from a shell: the main class of the standalone jar.
 *
 * <p>What it finds is the business of {@link io.github.azurebatch.camunda.AzureBatchModelCheck} in
 * the core, which the assertions of the test library use as well, without this command line.
 */
@NullMarked
package io.github.azurebatch.camunda.check;

import org.jspecify.annotations.NullMarked;
