package io.github.azurebatch.camunda.impl.engine.check.model;

import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * A mistake in a model.
 *
 * @param elementId of the activity or the event that has it
 * @param place the element to look at: of the activity, or of one of its inputs
 */
public record Mistake(Severity severity, String elementId, Element place, String message) {}
