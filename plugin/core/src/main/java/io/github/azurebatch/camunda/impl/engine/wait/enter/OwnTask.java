package io.github.azurebatch.camunda.impl.engine.wait.enter;

import io.github.azurebatch.camunda.impl.engine.account.AccountClients;
import io.github.azurebatch.camunda.impl.engine.account.BlobLocation;
import io.github.azurebatch.camunda.impl.engine.container.ContainerInput;
import io.github.azurebatch.camunda.impl.engine.container.SasInput;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.submit.ActivityEntry;
import io.github.azurebatch.camunda.impl.engine.submit.SubmitTask;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmission;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmissionReader;
import io.github.azurebatch.camunda.impl.engine.submit.output.DefaultDestination;
import io.github.azurebatch.camunda.impl.engine.variable.ContainerSas;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.storage.SasPermissions;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** A task that the waiting activity itself submits, with a container of its own choice. */
record OwnTask(TaskSubmissionReader submissions) implements TargetSource {

  @Override
  public WaitTarget target(Inputs inputs, AwaitInputs options, DelegateExecution execution) {
    String container = ContainerInput.read(inputs);
    AccountClients account = inputs.account();
    ContainerSas sas =
        SasInput.issue(
            inputs,
            new BlobLocation(account.name(), account.storage(), container, ""),
            SasPermissions.WRITE,
            null,
            inputs.granted().accounts().longestSignature());
    TaskSubmission submission =
        submissions.read(inputs, ActivityEntry.of(execution), DefaultDestination.own(inputs, sas));
    submission.account().storage().createContainer(container);
    SubmittedTask task = SubmitTask.execute(submission, Results.scopeOf(execution));
    Results.set(
        execution,
        AzureBatchVariables.BATCH_TASK,
        inputs.marks().on(MarkedKind.BATCH_TASK, task.toMap()));
    return TaskTarget.of(options.expectation(task), options.resubmitOnSasExpiry());
  }
}
