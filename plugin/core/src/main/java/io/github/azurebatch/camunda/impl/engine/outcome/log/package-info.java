/** The ends of a task's logs, from storage or from the compute node. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.outcome.log;

import org.jspecify.annotations.NullMarked;
