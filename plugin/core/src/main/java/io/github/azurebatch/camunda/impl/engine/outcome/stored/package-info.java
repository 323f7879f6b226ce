/** Outputs that are read back from storage, after the wait for their tasks has ended. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.outcome.stored;

import org.jspecify.annotations.NullMarked;
