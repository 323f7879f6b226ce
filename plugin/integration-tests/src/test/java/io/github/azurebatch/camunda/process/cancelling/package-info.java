/** Cancelling, compensating, and tasks that were left behind. */
@NullMarked
package io.github.azurebatch.camunda.process.cancelling;

import org.jspecify.annotations.NullMarked;
