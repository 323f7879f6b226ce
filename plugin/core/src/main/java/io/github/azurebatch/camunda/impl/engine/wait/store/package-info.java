/** The waits of this engine node in memory, and the transactions that read and change them. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.wait.store;

import org.jspecify.annotations.NullMarked;
