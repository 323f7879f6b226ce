/** Explains tasks that do not begin, and finds signatures that end too early. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.wait.stuck;

import org.jspecify.annotations.NullMarked;
