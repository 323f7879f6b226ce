/** Judges a task that ended, by what the service says of it and by what arrived in storage. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.outcome;

import org.jspecify.annotations.NullMarked;
