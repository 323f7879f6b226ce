package io.github.azurebatch.camunda.impl.engine.submit;

import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.submit.output.DefaultDestination;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Submits an Azure Batch task with its output files, once for each entry of the activity. */
public final class SubmitTaskDelegate implements JavaDelegate {

  private static final Log LOG = Log.of(SubmitTaskDelegate.class);

  private final Access access;
  private final TaskSubmissionReader reader;

  public SubmitTaskDelegate(Access access, TaskSubmissionReader reader) {
    this.access = access;
    this.reader = reader;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Inputs inputs = Inputs.of(execution, access);
    TaskSubmission submission =
        reader.read(inputs, ActivityEntry.of(execution), DefaultDestination.ofEarlier(inputs));
    SubmittedTask task = SubmitTask.execute(submission, Results.scopeOf(execution));
    Results.set(
        execution,
        inputs.resultVariable(AzureBatchVariables.BATCH_TASK),
        inputs.marks().on(MarkedKind.BATCH_TASK, task.toMap()));
    LOG.write(
        LogLine.TASK_SUBMITTED,
        "Submitted Azure Batch task '{}' (job '{}', account '{}') for process instance '{}'",
        task.reference().taskId(),
        task.reference().jobId(),
        task.account(),
        execution.getProcessInstanceId());
  }
}
