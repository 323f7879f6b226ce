/**
 * Retry cycles in the engine's own form. They are apart from the retry commands because the check
 * of the configuration needs them, and may not depend on the engine's jobs.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.retry.cycle;

import org.jspecify.annotations.NullMarked;
