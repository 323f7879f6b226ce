/** Diagrams that are drawn with the element templates in a real modeler, deployed and run. */
@NullMarked
package io.github.azurebatch.camunda.modeler;

import org.jspecify.annotations.NullMarked;
