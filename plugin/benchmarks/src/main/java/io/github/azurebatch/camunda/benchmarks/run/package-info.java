/** What a benchmark is, and how large a run. */
@NullMarked
package io.github.azurebatch.camunda.benchmarks.run;

import org.jspecify.annotations.NullMarked;
