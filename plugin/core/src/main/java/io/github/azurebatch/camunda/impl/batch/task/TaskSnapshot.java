package io.github.azurebatch.camunda.impl.batch.task;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a task at one moment.
 *
 * @param startTime when the last attempt began; null if it never ran
 * @param endTime null until completed
 * @param exitCode null where the command line did not run or was not waited for
 * @param failureInformation null where the task did not fail
 * @param retryCount how often the service ran it again after it failed
 * @param requeueCount how often the service ran it again after its node was lost
 * @param node null where the task was never scheduled to one
 */
public record TaskSnapshot(
    TaskReference reference,
    TaskState state,
    OffsetDateTime stateTransitionTime,
    @Nullable OffsetDateTime startTime,
    @Nullable OffsetDateTime endTime,
    @Nullable Integer exitCode,
    @Nullable TaskResult result,
    @Nullable FailureInformation failureInformation,
    int retryCount,
    int requeueCount,
    OffsetDateTime creationTime,
    @Nullable TaskNode node) {

  private static final String TERMINATED = "TaskEnded";

  /** Whether a call to the service, or its {@code maxWallClockTime}, has ended the task. */
  public boolean wasTerminated() {
    return failureInformation != null && failureInformation.code().equals(TERMINATED);
  }

  /** Whether a completed task has failed, by its exit code or for another reason. */
  public boolean hasFailed() {
    return failureInformation != null || result == TaskResult.FAILURE || !hasExitedWithZero();
  }

  public boolean hasExitedWithZero() {
    return Integer.valueOf(0).equals(exitCode);
  }

  /**
   * How the command line ended, which decides about uploads; empty if it did not run to its end.
   */
  public Optional<TaskResult> commandLineResult() {
    return Optional.ofNullable(exitCode)
        .map(code -> code == 0 ? TaskResult.SUCCESS : TaskResult.FAILURE);
  }

  /** Whether the task is completed, and has been since that moment at the latest. */
  public boolean hasCompletedBy(Instant moment) {
    return state == TaskState.COMPLETED && !stateTransitionTime.toInstant().isAfter(moment);
  }
}
