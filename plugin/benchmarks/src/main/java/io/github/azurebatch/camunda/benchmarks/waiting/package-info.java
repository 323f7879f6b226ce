/** What instances cost while they wait and nothing happens. */
@NullMarked
package io.github.azurebatch.camunda.benchmarks.waiting;

import org.jspecify.annotations.NullMarked;
