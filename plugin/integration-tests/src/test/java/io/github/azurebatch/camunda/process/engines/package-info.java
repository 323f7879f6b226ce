/** Kinds of engines and deployments. */
@NullMarked
package io.github.azurebatch.camunda.process.engines;

import org.jspecify.annotations.NullMarked;
