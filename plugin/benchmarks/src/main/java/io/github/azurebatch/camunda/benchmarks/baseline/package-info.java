/** What people write today, without the plugin: small, complete, and as well as it is done. */
@NullMarked
package io.github.azurebatch.camunda.benchmarks.baseline;

import org.jspecify.annotations.NullMarked;
