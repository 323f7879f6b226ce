/** Azure Batch jobs: what is sent to add one, and what the service says of one. */
@NullMarked
package io.github.azurebatch.camunda.impl.batch.job;

import org.jspecify.annotations.NullMarked;
