/** Submits one Azure Batch task for each entry of an activity. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.submit;

import org.jspecify.annotations.NullMarked;
