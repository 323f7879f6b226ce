package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.batch.TaskSpecification;
import io.github.azurebatch.camunda.engine.account.AccountClients;
import io.github.azurebatch.camunda.engine.output.DeclaredOutputFile;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import java.time.Instant;
import java.util.List;

/**
 * Everything that submitting needs, checked.
 *
 * @param specification what is sent, with signed URLs
 * @param outputFiles what is kept, without
 */
public record TaskSubmission(
    AccountClients account, TaskSpecification specification, List<DeclaredOutputFile> outputFiles) {

  /** The task as it is kept. */
  public SubmittedTask submitted(Instant added) {
    return new SubmittedTask(account.name(), specification.reference(), added, outputFiles);
  }
}
