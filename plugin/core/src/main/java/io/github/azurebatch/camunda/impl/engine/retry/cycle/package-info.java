/** Retry cycles in the engine's own form. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.retry.cycle;

import org.jspecify.annotations.NullMarked;
