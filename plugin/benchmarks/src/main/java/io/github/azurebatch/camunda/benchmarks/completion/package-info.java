/** How soon instances go on when their tasks have completed. */
@NullMarked
package io.github.azurebatch.camunda.benchmarks.completion;

import org.jspecify.annotations.NullMarked;
