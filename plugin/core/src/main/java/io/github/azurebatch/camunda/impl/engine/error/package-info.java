/** BPMN errors: where the model catches one, and what it finds there. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.error;

import org.jspecify.annotations.NullMarked;
