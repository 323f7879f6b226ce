/** The variable {@code batchWaiting}: why the tasks of a wait have not begun. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.wait.queued;

import org.jspecify.annotations.NullMarked;
