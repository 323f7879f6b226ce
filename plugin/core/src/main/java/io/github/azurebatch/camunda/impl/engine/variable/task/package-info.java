/**
 * The variables {@code batchTask} and {@code batchTasks}: what was submitted, which output files it
 * declared, and which run of a task counts.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.variable.task;

import org.jspecify.annotations.NullMarked;
