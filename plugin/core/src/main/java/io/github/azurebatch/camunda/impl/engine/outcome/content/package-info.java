/** The content of small outputs, as a part of the variable {@code outputs}. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.outcome.content;

import org.jspecify.annotations.NullMarked;
