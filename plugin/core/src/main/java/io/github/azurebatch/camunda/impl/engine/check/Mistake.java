package io.github.azurebatch.camunda.impl.engine.check;

import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * A mistake in a model.
 *
 * @param activityId of the activity that has it
 * @param place the element to look at: of the activity, or of one of its inputs
 */
record Mistake(String activityId, Element place, String message) {}
