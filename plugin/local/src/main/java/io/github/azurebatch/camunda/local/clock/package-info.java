/** Time that a test can move. */
@NullMarked
package io.github.azurebatch.camunda.local.clock;

import org.jspecify.annotations.NullMarked;
