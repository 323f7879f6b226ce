/** Turns an activity into a wait: reads its inputs and names the external task's topic. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.wait.enter;

import org.jspecify.annotations.NullMarked;
