package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.batch.TaskSnapshot;
import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import io.github.azurebatch.camunda.fault.RefusedException;
import java.time.Instant;
import java.util.List;

/** Runs the task of a wait for one task again. */
record TaskRerun(Accounts accounts, Resubmission resubmission, Rerun rerun) {

  /**
   * @throws RefusedException if it cannot be run again
   */
  Restart of(String externalTaskId, OneTask task, LastFault fault, Instant now) {
    Repetition repetition = rerun.of(resubmission.of(externalTaskId, task), last(task), fault, now);
    if (repetition instanceof Repetition.Reactivated run) {
      return new Restart(task.reactivated(run.after()), List.of(run.task()), List.of(), true);
    }
    if (repetition instanceof Repetition.Added run) {
      SubmittedTask next =
          task.expectation().task().under(run.task().taskId(), run.added(), run.sasExpiry());
      return new Restart(task.resubmitted(next), List.of(), List.of(run.task()), true);
    }
    return Restart.unneeded(task);
  }

  private TaskSnapshot last(OneTask task) {
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
