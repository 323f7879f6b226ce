package io.github.azurebatch.camunda.local.impl.account.job;

import io.github.azurebatch.camunda.local.FailureInfo;
import io.github.azurebatch.camunda.local.TaskState;
import io.github.azurebatch.camunda.local.impl.account.state.ExitRules;
import io.github.azurebatch.camunda.local.impl.account.state.Interrupt;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.account.state.LocalTask;
import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import io.github.azurebatch.camunda.local.impl.node.TaskOutcome;
import java.time.Clock;
import java.util.Map;

/** Moves a task from state to state. */
public final class TaskLifecycle {

  /** The code is documented, the message and the missing exit code are inferred. */
  private static final TaskOutcome ENDED =
      new TaskOutcome(
          null,
          new FailureInfo("UserError", "TaskEnded", "Task Was Ended by User Request", Map.of()));

  private final Clock clock;
  private final JobLifecycle jobs;

  public TaskLifecycle(Clock clock, JobLifecycle jobs) {
    this.clock = clock;
    this.jobs = jobs;
  }

  public void add(LocalJob job, LocalTask task) {
    jobs.requireOpen(job);
    if (!job.tasks().add(task)) {
      throw new ServiceException(ErrorCode.TASK_EXISTS);
    }
    job.dependencies().activated(task);
  }

  /** The runner has ended the task. */
  public void released(LocalJob job, LocalTask task, TaskOutcome outcome) {
    job.tasks().stopped();
    Interrupt ending = task.released().orElse(null);
    if (job.tasks().has(task)) {
      if (ending == Interrupt.REQUEUE) {
        requeue(job, task);
      } else {
        complete(job, task, ending == Interrupt.TERMINATE ? ENDED : outcome);
      }
    }
    jobs.settle(job);
  }

  public void terminate(LocalJob job, LocalTask task) {
    if (task.is(TaskState.COMPLETED)) {
      throw new ServiceException(ErrorCode.TASK_COMPLETED);
    }
    if (task.isRunning()) {
      task.interrupt(Interrupt.TERMINATE);
      return;
    }
    job.tasks().unqueue(task);
    job.dependencies().forget(task);
    complete(job, task, ENDED);
    jobs.settle(job);
  }

  public void delete(LocalJob job, LocalTask task) {
    job.tasks().remove(task, task.is(TaskState.COMPLETED));
    job.dependencies().forget(task);
    task.interrupt(Interrupt.TERMINATE);
    jobs.settle(job);
  }

  public void reactivate(LocalJob job, LocalTask task) {
    jobs.requireNotEnding(job);
    if (!task.is(TaskState.COMPLETED)) {
      throw new ServiceException(ErrorCode.TASK_NOT_COMPLETED);
    }
    if (!task.execution().isFailed()) {
      throw new ServiceException(ErrorCode.TASK_SUCCEEDED);
    }
    task.backToActive(true, clock.instant());
    job.tasks().reactivated();
    job.dependencies().activated(task);
  }

  private void requeue(LocalJob job, LocalTask task) {
    task.execution().requeued(clock.instant());
    task.backToActive(false, clock.instant());
    job.dependencies().activated(task);
  }

  private void complete(LocalJob job, LocalTask task, TaskOutcome outcome) {
    task.states().moveTo(TaskState.COMPLETED, clock.instant());
    task.execution().ended(outcome, clock.instant());
    job.tasks().completed();
    job.dependencies().completed(task);
    if (task.role().endsJob()) {
      jobs.jobManagerEnded(job);
    }
    if (job.spec().path("onTaskFailure").asText().equalsIgnoreCase("performexitoptionsjobaction")) {
      jobs.actUpon(job, ExitRules.of(task).jobAction());
    }
  }
}
