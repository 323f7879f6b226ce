/** Whole processes, from the model to the variables, over the real wire. */
@NullMarked
package io.github.azurebatch.camunda.process;

import org.jspecify.annotations.NullMarked;
