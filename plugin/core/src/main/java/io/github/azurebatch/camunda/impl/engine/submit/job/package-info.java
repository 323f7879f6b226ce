/** Creates Azure Batch jobs. */
@NullMarked
package io.github.azurebatch.camunda.impl.engine.submit.job;

import org.jspecify.annotations.NullMarked;
