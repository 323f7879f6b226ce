/** Runs the process {@code fan-out} for a few regions. */
@NullMarked
package io.github.azurebatch.camunda.examples.fanout;

import org.jspecify.annotations.NullMarked;
