/** The modeler that Camunda Modeler is made of, in a real browser. */
@NullMarked
package io.github.azurebatch.camunda.modeler.browser;

import org.jspecify.annotations.NullMarked;
