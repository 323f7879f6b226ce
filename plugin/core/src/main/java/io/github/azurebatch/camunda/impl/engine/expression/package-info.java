/**
 * The expressions in the inputs of our activities: what they may bring into a text, which of their
 * failures a retry only repeats, and what is written instead where the shell's {@code ${...}} was
 * meant.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.expression;

import org.jspecify.annotations.NullMarked;
