/** BPMN errors: where a model catches them, and what it sees there. */
@NullMarked
package io.github.azurebatch.camunda.engine.error;

import org.jspecify.annotations.NullMarked;
