package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.input.Inputs;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import io.github.azurebatch.camunda.engine.variable.Fields;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The task that an earlier activity submitted. */
record EarlierTask(Accounts accounts) implements WaitTarget {

  @Override
  public Awaited of(AwaitInputs awaiting, Inputs inputs, DelegateExecution execution) {
    Object value = inputs.valueOrVariable("task", SubmittedTask.VARIABLE);
    if (value == null) {
      throw inputs.invalid(
          "task", "is missing, and there is no variable '" + SubmittedTask.VARIABLE + "'");
    }
    SubmittedTask task =
        inputs.checked("task", value, given -> SubmittedTask.from(Fields.of(given)));
    inputs.checked("task", task.account(), accounts::get);
    return awaiting.expect(task);
  }
}
