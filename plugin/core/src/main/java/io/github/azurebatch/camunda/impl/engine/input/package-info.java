/**
 * Reads the inputs of an activity. Reading has no effect: mistakes are refused before anything is
 * sent.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.input;

import org.jspecify.annotations.NullMarked;
