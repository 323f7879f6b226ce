/**
 * How a node reaches storage: clients, signatures, failures, and what is true of the task
 * meanwhile.
 *
 * <p>Knows nothing of how a task runs.
 */
@NullMarked
package io.github.azurebatch.camunda.local.impl.node.transfer;

import org.jspecify.annotations.NullMarked;
