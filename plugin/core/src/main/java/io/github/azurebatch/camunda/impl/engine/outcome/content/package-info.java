/** Reads the content of small outputs into the variable {@code outputs}. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.outcome.content;

import org.jspecify.annotations.NullMarked;
