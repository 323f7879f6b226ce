package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.batch.TaskSpecification;
import io.github.azurebatch.camunda.engine.account.AccountClients;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;

/**
 * Everything that submitting needs, checked.
 *
 * @param specification what is sent, with signed URLs
 * @param submitted what is kept, without
 */
public record TaskSubmission(
    AccountClients account, TaskSpecification specification, SubmittedTask submitted) {}
