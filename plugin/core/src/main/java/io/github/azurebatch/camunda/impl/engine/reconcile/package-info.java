/**
 * Finds open Azure Batch tasks whose process instance is gone.
 *
 * <p>Cancelling terminates tasks by itself. What slips through is a task that was added by a
 * transaction that could not commit any more, one whose variable was overwritten, or one whose
 * Camunda job was deleted. The history tells an instance that was cancelled from one that ended by
 * itself and left a task on purpose. Where there is no history, nothing is terminated.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.reconcile;

import org.jspecify.annotations.NullMarked;
