/**
 * Finds out which Azure Batch tasks have completed. The cost grows with completions, not with
 * waits.
 */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.wait.poll;

import org.jspecify.annotations.NullMarked;
