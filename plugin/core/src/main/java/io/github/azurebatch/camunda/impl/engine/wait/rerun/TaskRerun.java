package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import java.time.Instant;
import java.util.List;

/** Runs the task of a wait for one task again. */
record TaskRerun(Accounts accounts, Resubmission resubmission, RerunTask rerun) {

  /**
   * @throws RefusedException if it cannot be run again
   */
  WaitRerun of(String externalTaskId, TaskTarget task, RerunReason reason, Instant now) {
    RerunResult repetition =
        rerun.of(resubmission.of(externalTaskId, task), last(task), reason, now);
    if (repetition instanceof RerunResult.Reactivated run) {
      return new WaitRerun(task.reactivated(run.after()), List.of(run.task()), List.of(), true);
    }
    if (repetition instanceof RerunResult.Added run) {
      SubmittedTask next =
          task.expectation().task().under(run.task().taskId(), run.added(), run.sasExpiry());
      return new WaitRerun(task.resubmitted(next), List.of(), List.of(run.task()), true);
    }
    return WaitRerun.unneeded(task);
  }

  private TaskSnapshot last(TaskTarget task) {
    return accounts.get(task.account()).batch().tasks(task.jobId(), List.of(task.taskId())).stream()
        .filter(last -> !task.expectation().task().creation().isBefore(last))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedException(
                    "TaskNotFound",
                    task.description()
                        + " was deleted, and the service keeps nothing of it. To do its work again, move the token back to the activity that submits",
                    null));
  }
}
