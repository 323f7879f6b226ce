package io.github.azurebatch.camunda.impl.engine.submit.list;

import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.cancel.Terminations;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.submit.ActivityEntry;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmissionReader;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.jspecify.annotations.Nullable;

/** Terminates the tasks of a list whose submission is cancelled before it is complete. */
record CancelledSubmission(Access access, TaskSubmissionReader reader)
    implements ExecutionListener {

  private static final Log LOG = Log.of(CancelledSubmission.class);

  @Override
  public void notify(DelegateExecution execution) {
    if (execution.isCanceled()) {
      terminateTasksOf((ExecutionEntity) execution);
    }
  }

  /** Variables that cannot be read must not keep an instance from being deleted. */
  private void terminateTasksOf(ExecutionEntity execution) {
    try {
      @Nullable SubmissionState state = SubmissionState.of(execution, Marks.of(execution));
      if (state != null) {
        TaskListReader list =
            new TaskListReader(
                Inputs.of(execution, access), ActivityEntry.of(execution, state.key()), reader);
        terminate(execution, list.begun(state), state);
      }
    } catch (RuntimeException e) {
      LOG.write(
          LogLine.CANCELLED_LIST_UNREADABLE,
          "Activity '{}' (process instance '{}') was cancelled, but its variables cannot be read, so the Azure Batch tasks that it has submitted run on: {}",
          execution.getCurrentActivityId(),
          execution.getProcessInstanceId(),
          e.getMessage());
    }
  }

  /**
   * A request that was refused in part, or a transaction that was lost, has sent more than is kept.
   * A task with such an id may also belong to another owner, and be the reason for the refusal.
   */
  private static void terminate(
      ExecutionEntity execution, SubmittedTasks begun, SubmissionState state) {
    int sent = Math.min(state.count(), state.done() + SubmitTasksBehavior.TASKS_PER_TRANSACTION);
    Terminations.current().add(execution, begun, 1, state.done());
    Terminations.current().addOwned(execution, begun, state.done() + 1, sent, state.key());
  }
}
