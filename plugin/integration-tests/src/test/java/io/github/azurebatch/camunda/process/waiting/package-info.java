/** Waiting for tasks and jobs. */
@NullMarked
package io.github.azurebatch.camunda.process.waiting;

import org.jspecify.annotations.NullMarked;
