package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.input.Inputs;
import io.github.azurebatch.camunda.engine.outcome.JobExpectation;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import io.github.azurebatch.camunda.engine.output.SubmittedTasks;
import io.github.azurebatch.camunda.engine.variable.Fields;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The task, or the list of tasks, that an earlier activity submitted; or a whole job. */
record EarlierTask(Accounts accounts, Clock clock) implements WaitTarget {

  @Override
  public Awaited of(AwaitInputs awaiting, Inputs inputs, DelegateExecution execution) {
    if (inputs.textOr("await", "").equals("job")) {
      return wholeJob(awaiting, inputs);
    }
    Fields value = inputs.checked("task", value(inputs), Fields::of);
    Awaited awaited =
        SubmittedTasks.isIn(value)
            ? ListInputs.read(
                inputs, inputs.checked("task", value, SubmittedTasks::from), awaiting.required())
            : awaiting.expect(inputs.checked("task", value, SubmittedTask::from));
    inputs.checked("task", awaited.account(), accounts::get);
    return awaited;
  }

  private Awaited wholeJob(AwaitInputs awaiting, Inputs inputs) {
    for (String name : List.of("task", "inline")) {
      if (inputs.value(name) != null) {
        throw inputs.invalid(name, "cannot be given where a whole job is awaited");
      }
    }
    return new WholeJob(
        new JobExpectation(
            inputs.account(accounts).name(),
            inputs.batchId("jobId"),
            awaiting.required(),
            ListInputs.allowedFailures(inputs)),
        clock.instant());
  }

  private static Object value(Inputs inputs) {
    Object task = inputs.valueOrVariable("task", SubmittedTask.VARIABLE);
    Object tasks = inputs.valueOrVariable("task", SubmittedTasks.VARIABLE);
    if (inputs.value("task") == null && task != null && tasks != null) {
      throw inputs.invalid(
          "task",
          "is missing, and there are both a variable '%s' and a variable '%s'; name one of them"
              .formatted(SubmittedTask.VARIABLE, SubmittedTasks.VARIABLE));
    }
    if (task == null && tasks == null) {
      throw inputs.invalid(
          "task",
          "is missing, and there is neither a variable '%s' nor a variable '%s'"
              .formatted(SubmittedTask.VARIABLE, SubmittedTasks.VARIABLE));
    }
    return task == null ? Objects.requireNonNull(tasks) : task;
  }
}
