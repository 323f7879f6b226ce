/**
 * The element templates: what they say, from which declaration they come, and that the files in
 * {@code bpmn/element-templates} are these.
 */
@NullMarked
package io.github.azurebatch.camunda.modeler.template;

import org.jspecify.annotations.NullMarked;
