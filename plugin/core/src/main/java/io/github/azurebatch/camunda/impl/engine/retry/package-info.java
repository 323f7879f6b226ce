/**
 * What the engine does with a failed Camunda job of ours: an incident at once, a long retry, or
 * another try that costs none.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.retry;

import org.jspecify.annotations.NullMarked;
