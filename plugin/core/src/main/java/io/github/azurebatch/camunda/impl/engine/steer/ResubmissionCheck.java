package io.github.azurebatch.camunda.impl.engine.steer;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import java.util.List;
import java.util.Set;

/**
 * Asks the service whether tasks can be submitted anew.
 *
 * @param accounts as the process of the wait may use them
 */
record ResubmissionCheck(Accounts accounts) {

  private static final Set<JobState> OVER =
      Set.of(JobState.COMPLETED, JobState.TERMINATING, JobState.DELETING);

  /**
   * @throws InvalidInputException if the job takes no tasks, or the task does not exist, from which
   *     the new one would be made
   */
  void require(WaitTarget target) {
    BatchService batch = accounts.get(target.account()).batch();
    if (batch.job(target.jobId()).filter(job -> !OVER.contains(job.state())).isEmpty()) {
      throw refusal(target, "the job has completed or does not exist, and takes no task any more");
    }
    if (target instanceof TaskTarget task && !exists(batch, task.expectation().task())) {
      throw refusal(target, "the task was deleted, and the service keeps nothing of it");
    }
  }

  private static boolean exists(BatchService batch, SubmittedTask task) {
    TaskReference reference = task.reference();
    return batch.tasks(reference.jobId(), List.of(reference.taskId())).stream()
        .anyMatch(found -> !task.creation().isBefore(found));
  }

  private static InvalidInputException refusal(WaitTarget target, String reason) {
    return new InvalidInputException(
        "%s is not submitted anew: %s. To do its work again, move the token back to the activity that submits"
            .formatted(target.description(), reason));
  }
}
