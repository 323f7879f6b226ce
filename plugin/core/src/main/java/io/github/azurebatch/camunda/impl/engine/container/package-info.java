/** The activities that create a container and issue a SAS, and the inputs that name one. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.container;

import org.jspecify.annotations.NullMarked;
