/** Judges one awaited task: by what Azure Batch says of it and by what arrived in storage. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.outcome.task;

import org.jspecify.annotations.NullMarked;
