/**
 * How the engine retries a Camunda job that failed with an exception of this plugin: it creates an
 * incident at once, retries by a longer cycle, or retries without counting the failure.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.retry;

import org.jspecify.annotations.NullMarked;
