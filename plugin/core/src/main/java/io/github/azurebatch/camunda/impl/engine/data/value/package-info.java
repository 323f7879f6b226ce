/** Durations, numbers and flags as models and settings write them. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.data.value;

import org.jspecify.annotations.NullMarked;
