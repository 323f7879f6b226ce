/**
 * The names that a BPMN model and its Java code share: beans, inputs, variables and error codes.
 * They are as stable as the models that use them, and the classes here depend on nothing. Also what
 * a check finds in a model.
 */
@NullMarked
package io.github.azurebatch.camunda.model;

import org.jspecify.annotations.NullMarked;
