package io.github.azurebatch.camunda.engine.await;

import java.time.Instant;

/** A wait that the watcher knows, and what it saw of what is awaited. */
final class Waiter {

  private final String externalTaskId;
  private final Wait wait;
  private final Progress progress;
  private boolean refused;
  private Instant notBefore = Instant.MIN;

  Waiter(String externalTaskId, Wait wait) {
    this.externalTaskId = externalTaskId;
    this.wait = wait;
    this.progress = wait.awaited().newProgress();
  }

  String externalTaskId() {
    return externalTaskId;
  }

  Wait awaited() {
    return wait;
  }

  Progress progress() {
    return progress;
  }

  /** Azure refuses what ending it needs: leave it alone for a while. */
  void refuse(Instant until) {
    refused = true;
    postpone(until);
  }

  boolean isRefused() {
    return refused;
  }

  /** Ending it failed: leave it alone for a while. */
  void postpone(Instant until) {
    notBefore = until;
  }

  /** Whether it is to be ended now. */
  boolean isOver(Instant now) {
    return !now.isBefore(notBefore) && (progress.isOver() || wait.isOverdue(now));
  }
}
