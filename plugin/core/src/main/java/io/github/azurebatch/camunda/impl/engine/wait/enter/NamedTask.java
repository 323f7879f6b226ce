package io.github.azurebatch.camunda.impl.engine.wait.enter;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** A task that something else has submitted, and that the model names by its ids. */
record NamedTask(Accounts accounts, Clock clock) implements TargetInput {

  private static final String TASK_ID = "taskId";

  static boolean isIn(Inputs inputs) {
    return inputs.value(TASK_ID) != null;
  }

  /** No call is made here: the watcher reads what is to be known of it. */
  @Override
  public WaitTarget of(AwaitInputs awaiting, Inputs inputs, DelegateExecution execution) {
    if (inputs.value("task") != null) {
      throw inputs.invalid(TASK_ID, "is given beside 'task': give one of them");
    }
    return awaiting.expectUnread(
        new SubmittedTask(
            inputs.account(accounts).name(),
            new TaskReference(inputs.batchId("jobId"), inputs.batchId(TASK_ID)),
            clock.instant(),
            null,
            null,
            null,
            OnCancel.LEAVE,
            null,
            List.of(),
            List.of()));
  }
}
