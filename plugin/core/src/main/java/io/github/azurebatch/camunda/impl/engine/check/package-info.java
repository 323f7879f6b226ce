/**
 * Checks our activities when a model is deployed, and finds all mistakes at once. It judges what
 * the model itself has: what an expression or a script will bring is known later.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.check;

import org.jspecify.annotations.NullMarked;
