/** Runs failed tasks again: reactivates them or submits them anew. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import org.jspecify.annotations.NullMarked;
