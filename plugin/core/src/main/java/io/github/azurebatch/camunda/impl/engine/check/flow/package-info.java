/**
 * Looks at what activities of one process have to do with each other, and with the engine's own
 * settings. It warns only: variables may come from elsewhere.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.check.flow;

import org.jspecify.annotations.NullMarked;
