/** Azure Batch jobs: the specification of a job to create, and the state of one that exists. */
@NullMarked
package io.github.azurebatch.camunda.impl.batch.job;

import org.jspecify.annotations.NullMarked;
