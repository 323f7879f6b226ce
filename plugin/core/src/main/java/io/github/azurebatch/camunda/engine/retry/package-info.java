/** What the engine does with a failed Camunda job of ours: an incident at once, or a long retry. */
@NullMarked
package io.github.azurebatch.camunda.engine.retry;

import org.jspecify.annotations.NullMarked;
