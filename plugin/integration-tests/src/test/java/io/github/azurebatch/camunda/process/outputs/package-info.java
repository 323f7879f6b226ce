/** What arrived, and what did not. */
@NullMarked
package io.github.azurebatch.camunda.process.outputs;

import org.jspecify.annotations.NullMarked;
