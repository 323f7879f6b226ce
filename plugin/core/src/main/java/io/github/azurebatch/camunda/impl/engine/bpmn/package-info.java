/** The inputs of an activity as the model has them: their elements, and the parts of a text. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.bpmn;

import org.jspecify.annotations.NullMarked;
