/**
 * Finds orphans: open Azure Batch tasks whose process instance does not exist any more.
 *
 * <p>Cancelling terminates the tasks of an instance. It misses a task whose transaction failed to
 * commit after the task was added, a task whose variable was overwritten, and a task whose Camunda
 * job was deleted. The history tells an instance that was cancelled from one that ended by itself
 * and left a task running on purpose. Where there is no history, nothing is terminated.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.reconcile;

import org.jspecify.annotations.NullMarked;
