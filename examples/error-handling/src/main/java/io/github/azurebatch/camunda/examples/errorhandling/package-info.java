/** Runs the process {@code error-handling} once for each way in which a task can fail. */
@NullMarked
package io.github.azurebatch.camunda.examples.errorhandling;

import org.jspecify.annotations.NullMarked;
