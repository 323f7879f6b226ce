/** The command that measures what the plugin costs. */
@NullMarked
package io.github.azurebatch.camunda.benchmarks;

import org.jspecify.annotations.NullMarked;
