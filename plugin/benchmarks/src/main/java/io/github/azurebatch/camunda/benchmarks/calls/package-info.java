/** How many calls to Batch and Blob Storage a completed task costs. */
@NullMarked
package io.github.azurebatch.camunda.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
