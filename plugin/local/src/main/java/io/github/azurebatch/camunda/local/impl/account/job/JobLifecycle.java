package io.github.azurebatch.camunda.local.impl.account.job;

import io.github.azurebatch.camunda.local.impl.account.state.Interrupt;
import io.github.azurebatch.camunda.local.impl.account.state.JobState;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * Moves a job from state to state.
 *
 * <p>Documented: terminating ends the running tasks and leaves the active ones as they are;
 * disabling requeues, terminates or awaits the running ones, and may be asked for again; {@code
 * onAllTasksComplete} of {@code terminatejob} also ends a job that has no tasks at all.
 */
public final class JobLifecycle {

  private final Clock clock;
  private final Consumer<LocalJob> ended;

  /**
   * @param ended is called with each job that completes
   */
  public JobLifecycle(Clock clock, Consumer<LocalJob> ended) {
    this.clock = clock;
    this.ended = ended;
  }

  public void disable(LocalJob job, String runningTasks) {
    requireNotEnding(job);
    switch (runningTasks) {
      case "requeue" -> interruptAll(job, Interrupt.REQUEUE);
      case "terminate" -> interruptAll(job, Interrupt.TERMINATE);
      case "wait" -> {}
      default ->
          throw ServiceException.invalidProperty(
              "disableTasks", runningTasks, "requeue, terminate or wait is expected");
    }
    if (job.is(JobState.ACTIVE)) {
      job.states().moveTo(JobState.DISABLING, clock.instant());
    }
    settle(job);
  }

  public void enable(LocalJob job) {
    requireNotEnding(job);
    if (!job.is(JobState.ACTIVE)) {
      job.states().moveTo(JobState.ACTIVE, clock.instant());
      settle(job);
    }
  }

  public void terminate(LocalJob job, String reason) {
    requireNotEnding(job);
    startTermination(job, reason);
    settle(job);
  }

  public void delete(LocalJob job) {
    if (job.is(JobState.DELETING)) {
      throw new ServiceException(ErrorCode.JOB_BEING_DELETED);
    }
    job.states().moveTo(JobState.DELETING, clock.instant());
    interruptAll(job, Interrupt.TERMINATE);
  }

  /** Makes the transitions that follow from a change of the job or of one of its tasks. */
  public void settle(LocalJob job) {
    boolean ends = job.spec().path("onAllTasksComplete").asText().equalsIgnoreCase("terminatejob");
    if (ends && job.tasks().areAllCompleted() && job.is(JobState.ACTIVE)) {
      startTermination(job, "AllTasksComplete");
    }
    if (!job.tasks().areAnyRunning() && job.is(JobState.TERMINATING)) {
      job.completed(clock.instant());
      ended.accept(job);
    }
    if (!job.tasks().areAnyRunning() && job.is(JobState.DISABLING)) {
      job.states().moveTo(JobState.DISABLED, clock.instant());
    }
  }

  /** Does the job action that the exit conditions of a completed task name. */
  void actUpon(LocalJob job, String action) {
    if (!job.is(JobState.ACTIVE)) {
      return;
    }
    switch (action) {
      case "terminate" -> startTermination(job, "TaskFailed");
      case "disable" -> disable(job, "requeue");
      default -> {}
    }
  }

  /** The job manager task, with which the job ends, completed. */
  void jobManagerEnded(LocalJob job) {
    if (!isEnding(job)) {
      startTermination(job, "JMComplete");
    }
  }

  /** Ends the job if its time limit has passed. */
  public void expire(LocalJob job) {
    boolean isOver = job.deadline().filter(time -> !clock.instant().isBefore(time)).isPresent();
    if (isOver && !isEnding(job)) {
      startTermination(job, "MaxWallClockTimeExpiry");
      settle(job);
    }
  }

  private static boolean isEnding(LocalJob job) {
    return switch (job.states().current()) {
      case TERMINATING, COMPLETED, DELETING -> true;
      case ACTIVE, DISABLING, DISABLED -> false;
    };
  }

  public void requireNotEnding(LocalJob job) {
    switch (job.states().current()) {
      case TERMINATING -> throw new ServiceException(ErrorCode.JOB_BEING_TERMINATED);
      case COMPLETED -> throw new ServiceException(ErrorCode.JOB_COMPLETED);
      case DELETING -> throw new ServiceException(ErrorCode.JOB_BEING_DELETED);
      case ACTIVE, DISABLING, DISABLED -> {}
    }
  }

  public void requireOpen(LocalJob job) {
    requireNotEnding(job);
    if (!job.is(JobState.ACTIVE)) {
      throw new ServiceException(ErrorCode.JOB_DISABLED);
    }
  }

  private void startTermination(LocalJob job, String reason) {
    job.terminating(reason);
    job.states().moveTo(JobState.TERMINATING, clock.instant());
    interruptAll(job, Interrupt.TERMINATE);
  }

  private static void interruptAll(LocalJob job, Interrupt ending) {
    job.tasks().byId().values().forEach(task -> task.interrupt(ending));
  }
}
