package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs the task of a wait for one task again. */
record TaskRerun(RerunTask rerunTask, String externalTaskId, TaskTarget task, RerunReason reason)
    implements TargetRerun {

  @Override
  public Optional<Wait> plan() {
    return Optional.empty();
  }

  @Override
  public WaitRerun runNext(Instant now) {
    RerunCandidate candidate = rerunTask.resubmission().of(externalTaskId, task);
    RerunResult result = rerunTask.of(candidate, last(), reason, now);
    return WaitRerun.of(result.in(task), List.of(result), true);
  }

  private TaskSnapshot last() {
    return rerunTask.batch(task.account()).tasks(task.jobId(), List.of(task.taskId())).stream()
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
