/** Removing what tasks leave. */
@NullMarked
package io.github.azurebatch.camunda.process.cleanup;

import org.jspecify.annotations.NullMarked;
