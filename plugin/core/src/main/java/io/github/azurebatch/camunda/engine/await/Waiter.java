package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.batch.TaskSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A wait that the watcher knows, and what it saw of the task. */
final class Waiter {

  private final String externalTaskId;
  private final Wait awaited;
  private @Nullable TaskSnapshot completed;
  private boolean lost;
  private boolean refused;
  private Instant notBefore = Instant.MIN;

  Waiter(String externalTaskId, Wait awaited) {
    this.externalTaskId = externalTaskId;
    this.awaited = awaited;
  }

  String externalTaskId() {
    return externalTaskId;
  }

  Wait awaited() {
    return awaited;
  }

  /** The completed task, kept until the wait has ended: it is not listed again. */
  @Nullable TaskSnapshot completed() {
    return completed;
  }

  void complete(TaskSnapshot task) {
    completed = task;
  }

  boolean isLost() {
    return lost;
  }

  void lose() {
    lost = true;
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
    return !now.isBefore(notBefore) && (completed != null || lost || awaited.isOverdue(now));
  }
}
