/** The wait: what it is for, what was seen of that, and the variables that hold both. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.wait;

import org.jspecify.annotations.NullMarked;
