package io.github.azurebatch.camunda.impl.engine.submit;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.batch.file.OutputDestination;
import io.github.azurebatch.camunda.impl.batch.file.OutputFile;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.jspecify.annotations.Nullable;

/**
 * Everything that submitting needs, checked.
 *
 * @param specification what is sent, with signed URLs
 * @param outputFiles what is kept, without signatures
 * @param sasLifetime how long the output files' signatures last; null where nothing was signed
 * @param warnings what of the task is probably a mistake
 */
public record TaskSubmission(
    AccountClients account,
    TaskSpecification specification,
    OnCancel onCancel,
    OnAllTasksComplete onAllTasksComplete,
    List<DeclaredOutputFile> outputFiles,
    @Nullable Duration sasLifetime,
    List<String> warnings) {

  /** The task as it is kept in the variable of a scope. */
  SubmittedTask submitted(Instant added, ActivityExecution scope) {
    return submitted(added, added, scope);
  }

  /** As it is kept where the service creates the task itself, when its job begins. */
  public SubmittedTask submittedWithJob(Instant added, ActivityExecution scope) {
    return submitted(added, null, scope);
  }

  private SubmittedTask submitted(
      Instant added, @Nullable Instant created, ActivityExecution scope) {
    return new SubmittedTask(
        account.name(),
        specification.reference(),
        added,
        created,
        sasExpiry(added),
        specification.constraints().maxWallClockTime(),
        onCancel,
        scope.getId(),
        outputFiles,
        warnings);
  }

  /**
   * When the first of the sent signatures ends. If an earlier try added the task, its signatures
   * count.
   */
  public @Nullable Instant sasExpiry(Instant added) {
    Instant wanted = sasLifetime == null ? null : added.plus(sasLifetime);
    return specification.outputFiles().stream()
        .map(OutputFile::destination)
        .filter(OutputDestination.Signed.class::isInstance)
        .map(signed -> ((OutputDestination.Signed) signed).containerUrl().expiry().toInstant())
        .filter(expiry -> wanted == null || expiry.isBefore(wanted))
        .min(Comparator.naturalOrder())
        .orElse(wanted);
  }
}
