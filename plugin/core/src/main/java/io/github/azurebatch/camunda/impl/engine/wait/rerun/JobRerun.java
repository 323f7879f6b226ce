package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.outcome.job.JobJudge;
import io.github.azurebatch.camunda.impl.engine.wait.JobTarget;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reactivates the failed tasks of a whole job, some at a time. First it is kept with the wait when
 * the last task had completed: what completes later is a new run.
 */
record JobRerun(RerunTask rerunTask, Wait stored, JobTarget job, RerunReason reason)
    implements TargetRerun {

  private static final String ADVICE =
      "To do its work again, move the token back to the activity that creates the job, and give it a new jobId";

  @Override
  public Optional<Wait> plan() {
    return reason.completed() == null ? Optional.of(planned()) : Optional.empty();
  }

  private Wait planned() {
    requireActive();
    Failed failed = failed(Instant.MAX);
    if (failed.tasks.isEmpty() && failed.open == 0 && failed.exitedWithZero > 0) {
      throw new InvalidInputException(
          "its %d failed tasks exited with 0, and the service reactivates no such task. Submit their work anew: move the token back to the activity that submits"
              .formatted(failed.exitedWithZero));
    }
    return failed.tasks.isEmpty() ? stored.settled(job) : stored.with(reason.at(failed.last));
  }

  private void requireActive() {
    JobState state =
        batch()
            .job(job.jobId())
            .filter(now -> !job.isReplacedBy(now.creationTime().toInstant()))
            .map(JobSnapshot::state)
            .orElseThrow(() -> new InvalidInputException("it was deleted. " + ADVICE));
    if (state == JobState.COMPLETED
        || state == JobState.TERMINATING
        || state == JobState.DELETING) {
      throw new InvalidInputException(
          "it has completed, or is being terminated, and runs no task any more. " + ADVICE);
    }
  }

  @Override
  public WaitRerun runNext(Instant now) {
    List<TaskSnapshot> failed = failed(Objects.requireNonNull(reason.completed())).tasks;
    List<TaskReference> reactivated = new ArrayList<>();
    for (TaskSnapshot task : failed) {
      RerunTask.reactivate(batch(), task);
      reactivated.add(task.reference());
    }
    return new WaitRerun(job, reactivated, List.of(), failed.size() < RerunTask.TASKS_AT_ONCE);
  }

  private Failed failed(Instant before) {
    Failed failed = new Failed();
    batch()
        .visitTasks(
            job.jobId(), JobJudge.MAX_TASKS, (task, definition) -> failed.note(task, before));
    return failed;
  }

  private BatchService batch() {
    return rerunTask.batch(job.account());
  }

  /**
   * What one pass over the tasks shows: the first that failed, and how many cannot run again, or
   * run.
   */
  private static final class Failed {
    private final List<TaskSnapshot> tasks = new ArrayList<>();
    private int open;
    private int exitedWithZero;
    private Instant last = Instant.MIN;

    void note(TaskSnapshot task, Instant before) {
      if (!task.hasCompletedBy(before)) {
        open++;
        return;
      }
      Instant completion = task.stateTransitionTime().toInstant();
      last = completion.isAfter(last) ? completion : last;
      if (!task.hasFailed()) {
        return;
      }
      if (task.hasExitedWithZero()) {
        exitedWithZero++;
      } else if (tasks.size() < RerunTask.TASKS_AT_ONCE) {
        tasks.add(task);
      }
    }
  }
}
