/** Judges all tasks of a job as a whole. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.outcome.job;

import org.jspecify.annotations.NullMarked;
