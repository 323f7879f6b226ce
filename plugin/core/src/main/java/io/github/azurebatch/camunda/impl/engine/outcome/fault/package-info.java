/** Outcomes and faults: BPMN error codes, messages and the variable {@code batchError}. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.outcome.fault;

import org.jspecify.annotations.NullMarked;
