package io.github.azurebatch.camunda.impl.engine.wait.enter;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.outcome.job.JobExpectation;
import io.github.azurebatch.camunda.impl.engine.wait.JobTarget;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** A whole job that the model names by its id. */
record NamedJob(Accounts accounts, Clock clock) implements TargetInput {

  static boolean isIn(Inputs inputs) {
    return inputs.textOr("await", "").equals("job");
  }

  @Override
  public WaitTarget of(AwaitInputs awaiting, Inputs inputs, DelegateExecution execution) {
    for (String name : List.of("task", "taskId", "inline")) {
      if (inputs.value(name) != null) {
        throw inputs.invalid(name, "cannot be given where a whole job is awaited");
      }
    }
    if (awaiting.resubmitOnSasExpiry()) {
      throw inputs.invalid(
          AwaitInputs.ON_SAS_EXPIRY,
          "cannot be resubmit where a whole job is awaited: its tasks are not this activity's own");
    }
    return new JobTarget(
        new JobExpectation(
            inputs.account(accounts).name(),
            inputs.batchId("jobId"),
            awaiting.required(),
            ListInputs.allowedFailures(inputs)),
        clock.instant(),
        onCancel(inputs));
  }

  /** The job was not submitted by this activity, and may work for others as well. */
  private static OnCancel onCancel(Inputs inputs) {
    return inputs.checked(
        "onCancel", inputs.textOr("onCancel", OnCancel.LEAVE.text()), OnCancel::parse);
  }
}
