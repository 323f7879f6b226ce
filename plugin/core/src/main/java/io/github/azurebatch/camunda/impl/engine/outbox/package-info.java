/**
 * Calls that a transaction leaves to be made after it has committed.
 *
 * <p>Each is a Camunda job of our own kind. It is not bound to the execution, so it outlives the
 * process instance that asked for it; a transaction that rolls back leaves none. Among engine nodes
 * that look at deployments one with this plugin and the message's account executes it, whatever
 * becomes of the deployment of its process.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.outbox;

import org.jspecify.annotations.NullMarked;
