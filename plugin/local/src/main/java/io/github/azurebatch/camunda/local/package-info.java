/** A local Azure Batch service: starts it, stops it, and lets a test look into it. */
@NullMarked
package io.github.azurebatch.camunda.local;

import org.jspecify.annotations.NullMarked;
