package io.github.azurebatch.camunda.local.impl.account.state;

import io.github.azurebatch.camunda.local.FailureInfo;
import io.github.azurebatch.camunda.local.impl.node.TaskOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a task's {@code executionInfo} says. */
public final class TaskExecution {

  private @Nullable Instant startTime;
  private @Nullable Instant endTime;
  private @Nullable TaskOutcome outcome;
  private int retryCount;
  private @Nullable Instant lastRetryTime;
  private int requeueCount;
  private @Nullable Instant lastRequeueTime;

  void started(Instant now) {
    startTime = now;
  }

  public void retried(Instant now) {
    retryCount++;
    lastRetryTime = now;
    startTime = now;
  }

  public void ended(TaskOutcome how, Instant now) {
    outcome = how;
    endTime = now;
  }

  public void requeued(Instant now) {
    requeueCount++;
    lastRequeueTime = now;
    startTime = null;
  }

  public @Nullable Instant startTime() {
    return startTime;
  }

  public @Nullable Instant endTime() {
    return endTime;
  }

  public @Nullable Integer exitCode() {
    return outcome == null ? null : outcome.exitCode();
  }

  public @Nullable FailureInfo failureInfo() {
    return outcome == null ? null : outcome.failureInfo();
  }

  public boolean isFailed() {
    return failureInfo() != null;
  }

  public int retryCount() {
    return retryCount;
  }

  public @Nullable Instant lastRetryTime() {
    return lastRetryTime;
  }

  public int requeueCount() {
    return requeueCount;
  }

  public @Nullable Instant lastRequeueTime() {
    return lastRequeueTime;
  }
}
