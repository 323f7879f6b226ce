/** Judges the tasks of a list as a whole. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.outcome.list;

import org.jspecify.annotations.NullMarked;
