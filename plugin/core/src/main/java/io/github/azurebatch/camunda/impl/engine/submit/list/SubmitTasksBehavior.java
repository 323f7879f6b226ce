package io.github.azurebatch.camunda.impl.engine.submit.list;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.impl.engine.mark.MarkedKind;
import io.github.azurebatch.camunda.impl.engine.mark.Marks;
import io.github.azurebatch.camunda.impl.engine.step.LogNames;
import io.github.azurebatch.camunda.impl.engine.step.Steps;
import io.github.azurebatch.camunda.impl.engine.submit.ActivityEntry;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmissionReader;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import io.github.azurebatch.camunda.impl.engine.variable.StoredMessage;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import io.github.azurebatch.camunda.model.AzureBatchBeans;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.AbstractBpmnActivityBehavior;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.jspecify.annotations.Nullable;

/** Submits a task for each item of a list, in as many transactions as it takes. */
public final class SubmitTasksBehavior extends AbstractBpmnActivityBehavior {

  private static final Log LOG = Log.of(SubmitTasksBehavior.class);
  private static final int REQUESTS_PER_TRANSACTION = 20;

  /** The rest of the message must fit beside it. */
  private static final int MOST_OF_A_COMPLAINT = 300;

  static final int TASKS_PER_TRANSACTION =
      REQUESTS_PER_TRANSACTION * SubmitTaskList.TASKS_PER_REQUEST;

  /** The engine gives a Camunda job five minutes before another node takes it. */
  private static final Duration TIME_PER_TRANSACTION = Duration.ofMinutes(2);

  private final Steps steps;
  private final Access access;
  private final TaskSubmissionReader reader;
  private final Clock clock;

  public SubmitTasksBehavior(Steps steps, Access access, TaskSubmissionReader reader, Clock clock) {
    this.steps = steps;
    this.access = access;
    this.reader = reader;
    this.clock = clock;
  }

  /** The activity becomes one that submits a list. */
  public void apply(ActivityImpl activity) {
    // the inputs and the state are the activity's own variables
    activity.setScope(true);
    activity.setActivityBehavior(this);
    activity.setAsyncBefore(true);
    // a failure in the next activity must not roll the last requests back
    activity.setAsyncAfter(true);
    activity.addBuiltInListener(
        ExecutionListener.EVENTNAME_END, new CancelledSubmission(access, reader));
  }

  @Override
  public void execute(ActivityExecution execution) {
    submit((ExecutionEntity) execution);
  }

  /** Begins, or goes on where the Camunda job before has stopped. */
  void submit(ExecutionEntity execution) {
    steps.activity(
        AzureBatchBeans.SUBMIT_TASKS,
        execution,
        () -> {
          submitSome(execution);
          return execution;
        });
  }

  private void submitSome(ExecutionEntity execution) {
    @Nullable SubmissionState kept = kept(execution);
    Inputs inputs = Inputs.of(execution, access);
    TaskListReader list =
        new TaskListReader(
            inputs,
            kept == null ? ActivityEntry.of(execution) : ActivityEntry.of(execution, kept.key()),
            reader);
    LogNames.concerns(list.account().name(), list.jobId());
    SubmitTaskList submission = new SubmitTaskList(list);
    SubmissionState state = send(submission, kept == null ? list.begin() : kept, kept);
    if (state.isDone() && isCompleted(submission)) {
      String scope = Results.scopeOf(execution).getId();
      end(
          execution,
          inputs.resultVariable(AzureBatchVariables.BATCH_TASKS),
          list.submitted(state, clock.instant(), scope));
    } else {
      state.keep(execution, inputs.marks());
      Continuation.send(execution);
    }
  }

  private static @Nullable SubmissionState kept(ExecutionEntity execution) {
    try {
      return SubmissionState.of(execution, Marks.of(execution));
    } catch (InvalidInputException e) {
      throw new InvalidInputException(
          "Activity '%s' (process instance '%s'): its variable '%s', which says how far the list has come, cannot be read: %s. Restore it, and retry the Camunda job."
              .formatted(
                  execution.getCurrentActivityId(),
                  execution.getProcessInstanceId(),
                  SubmissionState.VARIABLE,
                  StoredMessage.aroundMiddle(String.valueOf(e.getMessage()), MOST_OF_A_COMPLAINT)));
    }
  }

  /**
   * Sends requests until the list is done or the transaction has taken its time.
   *
   * <p>What was sent before a failure is kept, so that a cancellation finds it. If the failure
   * stays, the next Camunda job meets it.
   *
   * @param kept the state that the Camunda job before has left; null for the first one
   */
  private SubmissionState send(
      SubmitTaskList submission, SubmissionState begun, @Nullable SubmissionState kept) {
    SubmissionState state = begun;
    Instant end = clock.instant().plus(TIME_PER_TRANSACTION);
    for (int request = 0; request < REQUESTS_PER_TRANSACTION; request++) {
      if (state.isDone() || clock.instant().isAfter(end)) {
        return state;
      }
      try {
        state = submission.sendNext(state);
      } catch (AzureBatchException e) {
        if (state.equals(kept) || !submission.hasAdded()) {
          throw e;
        }
        LOG.write(
            LogLine.LIST_GOES_ON,
            "{} tasks are submitted, another Camunda job goes on",
            state.done(),
            e);
        return state;
      }
    }
    return state;
  }

  /** What was just sent is kept here as well, before the failure costs a retry. */
  private static boolean isCompleted(SubmitTaskList submission) {
    try {
      submission.complete();
      return true;
    } catch (AzureBatchException e) {
      if (!submission.hasAdded()) {
        throw e;
      }
      LOG.write(
          LogLine.LIST_IS_COMPLETED,
          "All tasks are submitted, another Camunda job completes the submission",
          e);
      return false;
    }
  }

  private void end(ExecutionEntity execution, String resultVariable, SubmittedTasks tasks) {
    Results.set(
        execution, resultVariable, Marks.of(execution).on(MarkedKind.BATCH_TASKS, tasks.toMap()));
    LOG.write(
        LogLine.LIST_SUBMITTED,
        "Submitted {} Azure Batch tasks '{}-...' (job '{}', account '{}') for process instance '{}'",
        tasks.count(),
        tasks.taskIdPrefix(),
        tasks.jobId(),
        tasks.account(),
        execution.getProcessInstanceId());
    leave(execution);
  }
}
