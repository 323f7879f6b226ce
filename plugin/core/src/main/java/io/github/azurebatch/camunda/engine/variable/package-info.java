/** What an activity leaves behind: plain JSON in the scope that encloses it, never a signature. */
@NullMarked
package io.github.azurebatch.camunda.engine.variable;

import org.jspecify.annotations.NullMarked;
