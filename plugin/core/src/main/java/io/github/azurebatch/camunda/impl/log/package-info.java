/** The lines that operators read in the log: each begins with a code that stays the same. */
@NullMarked
package io.github.azurebatch.camunda.impl.log;

import org.jspecify.annotations.NullMarked;
