/** How an operator steers waits. */
@NullMarked
package io.github.azurebatch.camunda.process.operating;

import org.jspecify.annotations.NullMarked;
