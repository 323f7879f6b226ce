/** The blobs that arrived in storage, matched with the output files that tasks declared. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import org.jspecify.annotations.NullMarked;
