package io.github.azurebatch.camunda.engine.activity;

import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.input.ActivityEntry;
import io.github.azurebatch.camunda.engine.input.DefaultDestination;
import io.github.azurebatch.camunda.engine.input.Inputs;
import io.github.azurebatch.camunda.engine.input.TaskSubmission;
import io.github.azurebatch.camunda.engine.input.TaskSubmissionReader;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import io.github.azurebatch.camunda.engine.variable.Results;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Submits an Azure Batch task with its output files, once for each entry of the activity. */
final class SubmitTaskDelegate implements JavaDelegate {

  private static final Logger LOG = LoggerFactory.getLogger(SubmitTaskDelegate.class);

  private final Accounts accounts;
  private final TaskSubmissionReader reader;

  SubmitTaskDelegate(Accounts accounts, TaskSubmissionReader reader) {
    this.accounts = accounts;
    this.reader = reader;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Inputs inputs = Inputs.of(execution);
    TaskSubmission submission =
        reader.read(
            inputs, ActivityEntry.of(execution), DefaultDestination.ofEarlier(inputs, accounts));
    Instant added = submission.submit();
    SubmittedTask task = submission.submitted(added, Results.scopeOf(execution));
    Results.set(execution, inputs.resultVariable(SubmittedTask.VARIABLE), task.toMap());
    LOG.info(
        "Submitted Azure Batch task '{}' (job '{}', account '{}') for process instance '{}'",
        task.reference().taskId(),
        task.reference().jobId(),
        task.account(),
        execution.getProcessInstanceId());
  }
}
