package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.wait.ListProgress;
import io.github.azurebatch.camunda.impl.engine.wait.Progress;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.TaskProgress;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A wait that the watcher knows, and what it saw of what is awaited. */
public final class WatchedWait {

  private final String externalTaskId;
  private final int lane;
  private final byte[] wait;
  private final Instant deadline;
  private final boolean asksForRerun;
  private final Progress progress;
  private boolean lookedAt;
  private boolean refused;
  private volatile Instant notBefore = Instant.MIN;
  private @Nullable String shownReason;
  private @Nullable Outcome fault;

  WatchedWait(
      String externalTaskId, String processInstanceId, Wait wait, @Nullable String shownReason) {
    this(externalTaskId, processInstanceId.hashCode(), wait, shownReason);
  }

  private WatchedWait(String externalTaskId, int lane, Wait wait, @Nullable String shownReason) {
    this.externalTaskId = externalTaskId;
    this.lane = lane;
    this.wait = PackedWait.pack(wait);
    this.deadline = wait.deadline();
    this.asksForRerun = asksForRerun(wait);
    this.shownReason = shownReason;
    this.progress = wait.target().newProgress();
  }

  public String externalTaskId() {
    return externalTaskId;
  }

  /** Waits of one process instance have the same: they are ended one after another. */
  public int lane() {
    return lane;
  }

  /** What it waits for; unpacked anew with each call. */
  public Wait stored() {
    return PackedWait.unpack(wait);
  }

  /** The wait goes on, for something else or for another run of it. */
  WatchedWait of(Wait next) {
    return new WatchedWait(externalTaskId, lane, next, shownReason);
  }

  public Progress progress() {
    return progress;
  }

  /** Why it waits for long, as its variable shows it; null if it shows nothing. */
  public @Nullable String shownReason() {
    return shownReason;
  }

  public void show(@Nullable String reason) {
    shownReason = reason;
  }

  /** What became of it. A fault is found out once, however often ending the wait is tried. */
  public Outcome outcome(Supplier<Outcome> found) {
    Outcome outcome = fault == null ? found.get() : fault;
    fault = outcome instanceof Outcome.Faulted ? outcome : null;
    return outcome;
  }

  /** Azure refuses what ending it needs: leave it alone for a while. */
  public void refuse(Instant until) {
    refused = true;
    postpone(until);
  }

  public boolean isRefused() {
    return refused;
  }

  /** Ending it failed: leave it alone for a while. */
  public void postpone(Instant until) {
    notBefore = until;
  }

  /** Whether it is still to be read what its task uploads. */
  public boolean isToBeRead(Instant now) {
    return progress instanceof TaskProgress task
        && task.isUnread()
        && !progress.isOver()
        && !now.isBefore(notBefore);
  }

  /** All was told that the service knew of its tasks. */
  void wasLookedAt() {
    lookedAt = true;
  }

  /** Whether a look has to tell first which of its tasks are to be run again. */
  boolean needsALook() {
    return !lookedAt
        && asksForRerun
        && progress instanceof ListProgress many
        && many.list().toRunAgain().isEmpty();
  }

  /** Whether its tasks are to be run again, and nothing else, now. */
  public boolean isToRunAgain(Instant now) {
    return asksForRerun && !needsALook() && !now.isBefore(notBefore);
  }

  private static boolean asksForRerun(Wait wait) {
    RerunReason reason = wait.rerunReason();
    return reason != null && reason.asksForRerun();
  }

  /** Whether its time is over, and nothing else has ended it. */
  boolean isOverdue(Instant now) {
    return !progress.isOver() && now.isAfter(deadline);
  }

  /** Whether it is to be ended now: not by its timeout while its task, unread, may have ended. */
  public boolean isOver(Instant now) {
    return !now.isBefore(notBefore)
        && !asksForRerun
        && (progress.isOver() || (now.isAfter(deadline) && !isToBeRead(now)));
  }
}
