/**
 * The plugin's threads on one engine node, and the engine's clock. They follow the job executor.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.background;

import org.jspecify.annotations.NullMarked;
