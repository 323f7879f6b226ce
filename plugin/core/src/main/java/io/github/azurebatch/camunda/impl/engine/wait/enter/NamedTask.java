package io.github.azurebatch.camunda.impl.engine.wait.enter;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** A task that the model names by its ids, because no activity of the process submitted it. */
record NamedTask(Clock clock) implements TargetSource {

  static boolean isIn(Inputs inputs) {
    return inputs.value(AzureBatchInputs.TASK_ID) != null;
  }

  /** No call is made here: the watcher reads what the task declares. */
  @Override
  public WaitTarget target(Inputs inputs, AwaitInputs options, DelegateExecution execution) {
    if (inputs.value(AzureBatchInputs.TASK) != null) {
      throw inputs.invalid(AzureBatchInputs.TASK_ID, "is given beside 'task': give one of them");
    }
    return TaskTarget.unread(options.expectation(task(inputs)), options.resubmitOnSasExpiry());
  }

  private SubmittedTask task(Inputs inputs) {
    return new SubmittedTask(
        inputs.account().name(),
        new TaskReference(inputs.jobId(), inputs.batchId(AzureBatchInputs.TASK_ID)),
        clock.instant(),
        null,
        null,
        null,
        OnCancel.LEAVE,
        null,
        List.of(),
        List.of());
  }
}
