/**
 * A transactional outbox: calls to Azure that are made after a transaction has committed.
 *
 * <p>Each call is a Camunda job of a type of its own. It is not bound to the execution, so it
 * outlives the process instance that sent it; a transaction that rolls back leaves none. In a
 * cluster of deployment-aware nodes, one with this plugin and the message's account executes it,
 * even after the deployment of its process was deleted.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.outbox;

import org.jspecify.annotations.NullMarked;
