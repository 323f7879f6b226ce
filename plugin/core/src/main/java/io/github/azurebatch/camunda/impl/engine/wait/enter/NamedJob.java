package io.github.azurebatch.camunda.impl.engine.wait.enter;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.outcome.job.JobExpectation;
import io.github.azurebatch.camunda.impl.engine.wait.JobTarget;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** A whole job that the model names by its id. */
record NamedJob(Clock clock) implements TargetSource {

  private static final String JOB = "job";

  static boolean isIn(Inputs inputs) {
    return inputs.textOr(AzureBatchInputs.AWAIT, "").equals(JOB);
  }

  /** No call is made here: the watcher reads when the job was created. */
  @Override
  public WaitTarget target(Inputs inputs, AwaitInputs options, DelegateExecution execution) {
    for (String name :
        List.of(AzureBatchInputs.TASK, AzureBatchInputs.TASK_ID, AzureBatchInputs.INLINE)) {
      if (inputs.value(name) != null) {
        throw inputs.invalid(name, "cannot be given where a whole job is awaited");
      }
    }
    if (options.resubmitOnSasExpiry()) {
      throw inputs.invalid(
          AzureBatchInputs.ON_SAS_EXPIRY,
          "cannot be resubmit where a whole job is awaited: its tasks are not this activity's own");
    }
    return new JobTarget(
        new JobExpectation(
            inputs.account().name(),
            inputs.jobId(),
            options.required(),
            inputs.count(AzureBatchInputs.ALLOWED_FAILURES)),
        clock.instant(),
        null,
        onCancel(inputs));
  }

  /** By default the job is left alone: it was not created for this wait. */
  private static OnCancel onCancel(Inputs inputs) {
    return inputs.checked(
        AzureBatchInputs.ON_CANCEL,
        inputs.textOr(AzureBatchInputs.ON_CANCEL, OnCancel.LEAVE.text()),
        OnCancel::parse);
  }
}
