/** Runs the process {@code container-or-conventions} in both of its ways. */
@NullMarked
package io.github.azurebatch.camunda.examples.containerorconventions;

import org.jspecify.annotations.NullMarked;
