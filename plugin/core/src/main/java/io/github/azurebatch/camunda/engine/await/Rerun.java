package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.batch.BatchService;
import io.github.azurebatch.camunda.batch.TaskSnapshot;
import io.github.azurebatch.camunda.batch.TaskState;
import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.outcome.FaultCode;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import io.github.azurebatch.camunda.fault.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Lets the task of a wait run once more: reactivates it or, where the service does not do that or
 * its signatures would not last, submits it anew. Whoever begins this a second time, after a crash
 * or on another engine node, sees by the service's state how far it came.
 */
record Rerun(Accounts accounts, Resubmission resubmission) {

  private static final Duration MARGIN = Duration.ofMinutes(5);
  private static final String TERMINATED = "TaskEnded";

  /**
   * What to wait for now.
   *
   * @throws RefusedException if it cannot be run again
   */
  OneTask of(String externalTaskId, OneTask task, LastFault fault, Instant now) {
    TaskSnapshot last = last(task);
    if (fault.equals(LastFault.SAS_EXPIRY)) {
      return insteadOfQueued(externalTaskId, task, last);
    }
    Instant completed = fault.completed();
    if (completed != null && !isCompletedSince(last, completed)) {
      // an earlier try has reactivated it
      return task.reactivated(completed);
    }
    if (fault.is(FaultCode.TIMEOUT) && !isTerminated(last)) {
      // it was left running, or has ended meanwhile
      return task;
    }
    return mayBeReactivated(task, last, now) && isReactivated(task, last)
        ? task.reactivated(last.stateTransitionTime().toInstant())
        : resubmission.of(externalTaskId, task);
  }

  private TaskSnapshot last(OneTask task) {
    return batch(task).tasks(task.jobId(), List.of(task.taskId())).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    "TaskNotFound",
                    task.description()
                        + " was deleted, and the service keeps nothing of it. To do its work again, move the token back to the activity that submits",
                    null));
  }

  private static boolean isCompletedSince(TaskSnapshot last, Instant completed) {
    return last.state() == TaskState.COMPLETED
        && last.stateTransitionTime().toInstant().equals(completed);
  }

  private static boolean isTerminated(TaskSnapshot last) {
    return last.state() == TaskState.COMPLETED
        && (last.startTime() == null || failureCode(last).equals(TERMINATED));
  }

  private static String failureCode(TaskSnapshot last) {
    return last.failureInformation() == null ? "" : last.failureInformation().code();
  }

  /**
   * The new task is there before the old one ends: a job that ends with its last task would take
   * none any more.
   */
  private OneTask insteadOfQueued(String externalTaskId, OneTask task, TaskSnapshot last) {
    if (last.state() != TaskState.ACTIVE && !isTerminated(last)) {
      // it has begun after all; an earlier try may have added the new one
      deleteNext(externalTaskId, task);
      return task;
    }
    OneTask next = resubmission.of(externalTaskId, task);
    batch(task).terminateTask(task.expectation().task().reference());
    return next;
  }

  /** Another task may have that id by chance, and is left alone. */
  private void deleteNext(String externalTaskId, OneTask task) {
    String key = resubmission.keyOfNext(externalTaskId, task);
    batch(task).ownedOpenTasks(task.jobId()).stream()
        .filter(owned -> owned.reference().equals(Resubmission.next(task)))
        .filter(owned -> owned.mark().key().equals(key))
        .forEach(owned -> batch(task).deleteTask(owned.reference()));
  }

  /**
   * The service reactivates no task that exited with 0; one without its inputs would fail again.
   */
  private boolean mayBeReactivated(OneTask task, TaskSnapshot last, Instant now) {
    boolean inputsFailed =
        failureCode(last).startsWith("Blob") || failureCode(last).startsWith("Resource");
    return !Integer.valueOf(0).equals(last.exitCode())
        && !inputsFailed
        && signaturesLast(task, last, now);
  }

  private boolean signaturesLast(OneTask task, TaskSnapshot last, Instant now) {
    SubmittedTask submitted = task.expectation().task();
    Instant expiry = submitted.sasExpiry();
    return expiry == null || now.plus(mayTake(submitted, last)).plus(MARGIN).isBefore(expiry);
  }

  private static Duration mayTake(SubmittedTask submitted, TaskSnapshot last) {
    Duration run = submitted.maxWallClockTime();
    return run == null ? took(last) : run;
  }

  private static Duration took(TaskSnapshot last) {
    return last.startTime() == null || last.endTime() == null
        ? Duration.ZERO
        : Duration.between(last.startTime(), last.endTime());
  }

  /** Refused as well is what was done already, by a call whose answer was lost. */
  private boolean isReactivated(OneTask task, TaskSnapshot last) {
    try {
      batch(task).reactivateTask(task.expectation().task().reference());
      return true;
    } catch (RefusedException e) {
      return !isCompletedSince(last(task), last.stateTransitionTime().toInstant());
    }
  }

  private BatchService batch(OneTask task) {
    return accounts.get(task.account()).batch();
  }
}
