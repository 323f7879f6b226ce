/** The rounds of one engine node: what is polled, what is ended, and in which order. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.wait.watch;

import org.jspecify.annotations.NullMarked;
