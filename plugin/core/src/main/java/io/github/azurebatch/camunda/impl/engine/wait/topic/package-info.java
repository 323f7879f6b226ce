/** How many waits each Batch job has in the engine's database, and what of them one node has. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.wait.topic;

import org.jspecify.annotations.NullMarked;
