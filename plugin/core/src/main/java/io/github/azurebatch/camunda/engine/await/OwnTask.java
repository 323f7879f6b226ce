package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.account.AccountClients;
import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.account.BlobLocation;
import io.github.azurebatch.camunda.engine.input.ActivityEntry;
import io.github.azurebatch.camunda.engine.input.ContainerInput;
import io.github.azurebatch.camunda.engine.input.DefaultDestination;
import io.github.azurebatch.camunda.engine.input.Inputs;
import io.github.azurebatch.camunda.engine.input.SasInput;
import io.github.azurebatch.camunda.engine.input.TaskSubmission;
import io.github.azurebatch.camunda.engine.input.TaskSubmissionReader;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import io.github.azurebatch.camunda.engine.variable.ContainerSas;
import io.github.azurebatch.camunda.engine.variable.Results;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** A task that the waiting activity itself submits, with a container of its own choice. */
record OwnTask(Accounts accounts, TaskSubmissionReader submissions) implements WaitTarget {

  @Override
  public Awaited of(AwaitInputs awaiting, Inputs inputs, DelegateExecution execution) {
    String container = ContainerInput.read(inputs);
    AccountClients account = inputs.account(accounts);
    ContainerSas sas =
        SasInput.issue(
            inputs,
            new BlobLocation(account.name(), account.storage(), container, ""),
            SasPermissions.WRITE,
            null);
    TaskSubmission submission =
        submissions.read(
            inputs, ActivityEntry.of(execution), DefaultDestination.own(inputs, accounts, sas));
    submission.account().storage().createContainer(container);
    Instant added = submission.submit();
    SubmittedTask task = submission.submitted(added, Results.scopeOf(execution));
    Results.set(execution, SubmittedTask.VARIABLE, task.toMap());
    return awaiting.expect(task);
  }
}
