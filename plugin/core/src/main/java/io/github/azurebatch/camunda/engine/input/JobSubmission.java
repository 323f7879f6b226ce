package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.batch.JobSpecification;
import io.github.azurebatch.camunda.engine.account.AccountClients;
import org.jspecify.annotations.Nullable;

/**
 * Everything that creating a job needs, checked.
 *
 * @param jobManager what is kept of the job manager task; null without one
 */
public record JobSubmission(
    AccountClients account, JobSpecification specification, @Nullable TaskSubmission jobManager) {}
