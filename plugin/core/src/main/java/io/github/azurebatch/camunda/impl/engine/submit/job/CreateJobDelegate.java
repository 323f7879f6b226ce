package io.github.azurebatch.camunda.impl.engine.submit.job;

import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.step.LogNames;
import io.github.azurebatch.camunda.impl.engine.submit.ActivityEntry;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Creates an Azure Batch job, or finds it there. */
public final class CreateJobDelegate implements JavaDelegate {

  private final Access access;
  private final JobReader reader;

  public CreateJobDelegate(Access access, JobReader reader) {
    this.access = access;
    this.reader = reader;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Inputs inputs = Inputs.of(execution, access);
    JobSubmission job =
        reader.read(inputs, ActivityEntry.installationId(), () -> ActivityEntry.of(execution));
    LogNames.concerns(job.account().name(), job.specification().id());
    Instant created = job.account().batch().createJob(job.specification());
    Results.set(
        execution,
        inputs.resultVariable(AzureBatchVariables.BATCH_JOB),
        inputs.marks().on(MarkedKind.BATCH_JOB, result(execution, job, created)));
  }

  private static Map<String, Object> result(
      DelegateExecution execution, JobSubmission job, Instant created) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("jobId", job.specification().id());
    if (job.specification().poolId() != null) {
      fields.put("poolId", job.specification().poolId());
    }
    if (job.jobManager() != null) {
      fields.put(
          SubmittedTask.JOB_MANAGER,
          Marks.of(execution)
              .on(
                  MarkedKind.BATCH_TASK,
                  job.jobManager().submittedWithJob(created, Results.scopeOf(execution)).toMap()));
    }
    return Results.of(job.account().name(), fields);
  }
}
