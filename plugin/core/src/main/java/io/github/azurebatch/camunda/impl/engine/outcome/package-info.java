/**
 * How awaited work ended: {@link Judges} has one judge for a task, one for a list of tasks and one
 * for a whole job. Each compares what Azure Batch says with what arrived in storage.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.outcome;

import org.jspecify.annotations.NullMarked;
