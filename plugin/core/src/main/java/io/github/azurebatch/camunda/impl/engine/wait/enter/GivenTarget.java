package io.github.azurebatch.camunda.impl.engine.wait.enter;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import java.time.Clock;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/**
 * The task, or the list of tasks, that an earlier activity submitted; or the task, or the whole
 * job, that the model names.
 */
record EarlierTask(Accounts accounts, Clock clock) implements TargetInput {

  @Override
  public WaitTarget of(AwaitInputs awaiting, Inputs inputs, DelegateExecution execution) {
    if (NamedJob.isIn(inputs)) {
      return new NamedJob(accounts, clock).of(awaiting, inputs, execution);
    }
    if (NamedTask.isIn(inputs)) {
      return new NamedTask(accounts, clock).of(awaiting, inputs, execution);
    }
    Fields value = inputs.checked("task", value(inputs), Fields::of);
    WaitTarget awaited =
        SubmittedTasks.isIn(value)
            ? ListInputs.read(awaiting, inputs, inputs.checked("task", value, SubmittedTasks::from))
            : awaiting.expect(inputs.checked("task", value, SubmittedTask::from));
    inputs.checked("task", awaited.account(), accounts::get);
    return awaited;
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
