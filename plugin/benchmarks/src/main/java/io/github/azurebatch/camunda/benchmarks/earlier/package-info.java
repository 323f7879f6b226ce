/** The plugin as it was at a commit of this repository, measured beside the one of today. */
@NullMarked
package io.github.azurebatch.camunda.benchmarks.earlier;

import org.jspecify.annotations.NullMarked;
