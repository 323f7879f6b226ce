package io.github.azurebatch.camunda.impl.engine.submit.job;

import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmission;
import org.jspecify.annotations.Nullable;

/**
 * Everything that creating a job needs, checked.
 *
 * @param jobManager what is kept of the job manager task; null without one
 */
record JobSubmission(
    AccountClients account, JobSpecification specification, @Nullable TaskSubmission jobManager) {}
