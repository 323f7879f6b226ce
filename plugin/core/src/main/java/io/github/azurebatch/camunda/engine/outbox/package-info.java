/**
 * Calls that a transaction leaves to be made after it has committed.
 *
 * <p>Each is a Camunda job of our own kind. It is not bound to the execution, so it outlives the
 * process instance that asked for it; a transaction that rolls back leaves none. It has the
 * deployment of its process, so that among engine nodes that look at deployments one with this
 * plugin executes it.
 */
@NullMarked
package io.github.azurebatch.camunda.engine.outbox;

import org.jspecify.annotations.NullMarked;
