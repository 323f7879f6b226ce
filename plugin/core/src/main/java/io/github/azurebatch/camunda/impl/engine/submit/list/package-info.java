/**
 * Submitting one Azure Batch task for each item of a list.
 *
 * <p>A list of ten thousand does not fit into one transaction: after a number of requests the
 * activity stays where it is, and a new Camunda job goes on. What is done is kept in a local
 * variable of the activity. Task ids are made of the item's place in the list, and all tasks carry
 * the key of the activity's entry, so that a request that is sent twice adds no task twice.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.submit.list;

import org.jspecify.annotations.NullMarked;
