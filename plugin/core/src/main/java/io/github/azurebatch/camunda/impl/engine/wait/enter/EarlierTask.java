package io.github.azurebatch.camunda.impl.engine.wait.enter;

import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.data.value.Choice;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.outcome.list.ListExpectation;
import io.github.azurebatch.camunda.impl.engine.variable.task.GivenTasks;
import io.github.azurebatch.camunda.impl.engine.variable.task.ListRuns;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import io.github.azurebatch.camunda.impl.engine.wait.ListTarget;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.util.BitSet;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The task, or the list of tasks, that an earlier activity submitted. */
record EarlierTask() implements TargetSource {

  private static final String ANY = "any";

  @Override
  public WaitTarget target(Inputs inputs, AwaitInputs options, DelegateExecution execution) {
    Fields value = inputs.checked(AzureBatchInputs.TASK, value(inputs), Fields::of);
    WaitTarget target =
        SubmittedTasks.isIn(value)
            ? list(inputs, options, value)
            : TaskTarget.of(
                options.expectation(
                    inputs.checked(AzureBatchInputs.TASK, value, given -> task(inputs, given))),
                options.resubmitOnSasExpiry());
    inputs.checked(AzureBatchInputs.TASK, target.account(), inputs.granted().accounts()::get);
    return target;
  }

  private static Object value(Inputs inputs) {
    Object task = inputs.valueOrVariable(AzureBatchInputs.TASK, AzureBatchVariables.BATCH_TASK);
    Object tasks = inputs.valueOrVariable(AzureBatchInputs.TASK, AzureBatchVariables.BATCH_TASKS);
    if (inputs.value(AzureBatchInputs.TASK) == null && task != null && tasks != null) {
      throw inputs.invalid(
          AzureBatchInputs.TASK,
          "is missing, and there are both a variable '%s' and a variable '%s'; name one of them"
              .formatted(AzureBatchVariables.BATCH_TASK, AzureBatchVariables.BATCH_TASKS));
    }
    if (task == null && tasks == null) {
      throw inputs.invalid(
          AzureBatchInputs.TASK,
          "is missing, and there is neither a variable '%s' nor a variable '%s'"
              .formatted(AzureBatchVariables.BATCH_TASK, AzureBatchVariables.BATCH_TASKS));
    }
    return task == null ? Objects.requireNonNull(tasks) : task;
  }

  private static SubmittedTask task(Inputs inputs, Fields value) {
    SubmittedTask task = new GivenTasks(inputs.marks()).task(value);
    inputs.granted().rights().require(task.reference().jobId(), task.containers());
    return task;
  }

  private static SubmittedTasks tasks(Inputs inputs, Fields value) {
    SubmittedTasks tasks = new GivenTasks(inputs.marks()).tasks(value);
    inputs.granted().rights().require(tasks.jobId(), tasks.containers());
    return tasks;
  }

  private static ListTarget list(Inputs inputs, AwaitInputs options, Fields value) {
    SubmittedTasks tasks =
        inputs.checked(AzureBatchInputs.TASK, value, given -> tasks(inputs, given));
    boolean any = inputs.choice(AzureBatchInputs.AWAIT, Choice.AWAIT).equals(ANY);
    if (inputs.value(AzureBatchInputs.INLINE) != null) {
      throw inputs.invalid(
          AzureBatchInputs.INLINE,
          "is for a single task; read the outputs of a list with azureBatchReadOutputs");
    }
    boolean terminateOthers = inputs.flag(AzureBatchInputs.TERMINATE_OTHERS, false);
    if (terminateOthers && !any) {
      throw inputs.invalid(AzureBatchInputs.TERMINATE_OTHERS, "goes with 'await' = any only");
    }
    return new ListTarget(
        new ListExpectation(
            ListRuns.first(tasks),
            options.required(),
            any,
            inputs.count(AzureBatchInputs.ALLOWED_FAILURES)),
        terminateOthers,
        options.resubmitOnSasExpiry(),
        new BitSet());
  }
}
