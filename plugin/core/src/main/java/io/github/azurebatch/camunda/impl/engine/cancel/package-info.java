/**
 * What happens to Azure Batch tasks whose part of a process is cancelled: they are terminated after
 * the transaction has committed, unless the model wants them left.
 *
 * <p>A task that is awaited goes with its wait. One that was submitted and is not awaited yet goes
 * with the scope that its variable lies in. Nothing is written for that while all goes well: a task
 * counts as ended when its outputs lie beside it, and terminating one that has ended does no harm.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.cancel;

import org.jspecify.annotations.NullMarked;
