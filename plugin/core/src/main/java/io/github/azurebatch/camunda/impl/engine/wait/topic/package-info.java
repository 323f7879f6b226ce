/** How many waits each Batch job has in the engine's database. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.wait.topic;

import org.jspecify.annotations.NullMarked;
