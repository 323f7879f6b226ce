/** Durations, numbers and flags as models and settings write them, and lists in pieces. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.data.value;

import org.jspecify.annotations.NullMarked;
