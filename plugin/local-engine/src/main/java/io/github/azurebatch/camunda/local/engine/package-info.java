/** A process engine with local services, for trying a process out in a main method. */
@NullMarked
package io.github.azurebatch.camunda.local.engine;

import org.jspecify.annotations.NullMarked;
