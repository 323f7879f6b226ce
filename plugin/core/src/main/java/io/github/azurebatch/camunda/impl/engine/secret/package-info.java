/**
 * The configured secrets: which of them the model's own text names, where it may name them, and
 * their values for what is sent.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.secret;

import org.jspecify.annotations.NullMarked;
