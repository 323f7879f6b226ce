/** How many instances run through all their steps in a second. */
@NullMarked
package io.github.azurebatch.camunda.benchmarks.throughput;

import org.jspecify.annotations.NullMarked;
