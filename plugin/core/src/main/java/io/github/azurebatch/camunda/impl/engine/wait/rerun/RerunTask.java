package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Lets a task run once more: reactivates it or, where the service does not do that or its
 * signatures would not last, submits it anew. A second try, after a crash or on another engine
 * node, sees by the service's state how far the first one came.
 */
public record RerunTask(Accounts accounts, Resubmission resubmission) {

  /** Tasks of one wait that one round runs again: they take some seconds, which its leases have. */
  static final int TASKS_AT_ONCE = 50;

  private static final Duration MARGIN = Duration.ofMinutes(5);

  /**
   * @param last what the service says of the task now
   * @throws RefusedException if it cannot be run again
   */
  RerunResult of(RerunCandidate task, TaskSnapshot last, RerunReason reason, Instant now) {
    if (reason.equals(RerunReason.SAS_EXPIRY)) {
      return insteadOfQueued(task, last);
    }
    if (reason.equals(RerunReason.RESUBMISSION)) {
      return inPlaceOf(task);
    }
    Instant completed = reason.completed();
    if (completed != null && !last.hasCompletedBy(completed)) {
      // an earlier try has reactivated it
      return new RerunResult.Reactivated(task.task(), completed);
    }
    if (completed == null && !isTerminated(last)) {
      // it was left running after the timeout, or has ended meanwhile
      return new RerunResult.Unneeded();
    }
    return mayBeReactivated(task, last, now) && isReactivated(task, last)
        ? new RerunResult.Reactivated(task.task(), last.stateTransitionTime().toInstant())
        : resubmission.add(task);
  }

  private static boolean isTerminated(TaskSnapshot last) {
    return last.state() == TaskState.COMPLETED
        && (last.startTime() == null || last.wasTerminated());
  }

  private static String failureCode(TaskSnapshot last) {
    return last.failureInformation() == null ? "" : last.failureInformation().code();
  }

  private RerunResult insteadOfQueued(RerunCandidate task, TaskSnapshot last) {
    if (last.state() != TaskState.ACTIVE && !isTerminated(last)) {
      // it has begun after all; an earlier try may have added the new one
      if (!batch(task).tasks(task.task().jobId(), List.of(task.next().taskId())).isEmpty()) {
        deleteNext(task);
      }
      return new RerunResult.Unneeded();
    }
    return inPlaceOf(task);
  }

  /**
   * The new task is there before the old one ends: a job that ends with its last task would take
   * none any more.
   */
  private RerunResult inPlaceOf(RerunCandidate task) {
    RerunResult next = resubmission.add(task);
    batch(task).terminateTask(task.task());
    return next;
  }

  /** Another task may have that id by chance, and is left alone. */
  private void deleteNext(RerunCandidate task) {
    batch(task)
        .ownedOpenTasks(
            task.task().jobId(),
            owned ->
                owned.reference().equals(task.nextTask())
                    && owned.mark().key().equals(task.next().key()))
        .forEach(owned -> batch(task).deleteTask(owned.reference()));
  }

  /**
   * The service reactivates no task that exited with 0; one without its inputs would fail again.
   */
  private boolean mayBeReactivated(RerunCandidate task, TaskSnapshot last, Instant now) {
    boolean inputsFailed =
        failureCode(last).startsWith("Blob") || failureCode(last).startsWith("Resource");
    return !last.hasExitedWithZero() && !inputsFailed && signaturesLast(task, last, now);
  }

  private static boolean signaturesLast(RerunCandidate task, TaskSnapshot last, Instant now) {
    Instant expiry = task.sasExpiry();
    return expiry == null || now.plus(mayTake(task, last)).plus(MARGIN).isBefore(expiry);
  }

  private static Duration mayTake(RerunCandidate task, TaskSnapshot last) {
    Duration run = task.maxWallClockTime();
    return run == null ? took(last) : run;
  }

  private static Duration took(TaskSnapshot last) {
    return last.startTime() == null || last.endTime() == null
        ? Duration.ZERO
        : Duration.between(last.startTime(), last.endTime());
  }

  private boolean isReactivated(RerunCandidate task, TaskSnapshot last) {
    try {
      reactivate(batch(task), last);
      return true;
    } catch (RefusedException e) {
      return false;
    }
  }

  /**
   * The service also refuses a reactivation that an earlier call has done, whose answer was lost;
   * where this answer is lost, the task tells whether the service has done it.
   *
   * @throws RefusedException if the service does not do that
   * @throws UnavailableException if the service has not done it
   */
  static void reactivate(BatchService batch, TaskSnapshot last) {
    TaskReference task = last.reference();
    try {
      batch.reactivateTask(task);
    } catch (RefusedException | UnavailableException e) {
      Instant completed = last.stateTransitionTime().toInstant();
      if (batch.tasks(task.jobId(), List.of(task.taskId())).stream()
          .allMatch(now -> now.hasCompletedBy(completed))) {
        throw e;
      }
    }
  }

  private BatchService batch(RerunCandidate task) {
    return batch(task.account());
  }

  BatchService batch(String account) {
    return accounts.get(account).batch();
  }
}
