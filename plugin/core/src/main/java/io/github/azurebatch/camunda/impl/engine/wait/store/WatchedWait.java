package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.access.Requester;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.Outcome;
import io.github.azurebatch.camunda.impl.engine.step.ProcessPlace;
import io.github.azurebatch.camunda.impl.engine.wait.Progress;
import io.github.azurebatch.camunda.impl.engine.wait.RerunReason;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTerms;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitState.Event;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A wait that this engine node has read, its state, and what was seen of its target. */
public final class WatchedWait {

  private final String externalTaskId;
  private final String processInstanceId;
  private final WaitingActivity activity;
  private final WaitTerms terms;
  private final @Nullable RerunReason rerunReason;
  private final Progress progress;
  private volatile WaitState state;
  private volatile Pause pause = Pause.NONE;
  private volatile @Nullable String shownReason;
  private volatile UploadPlaces places = UploadPlaces.NONE;
  private @Nullable Outcome fault;

  WatchedWait(
      String externalTaskId,
      String processInstanceId,
      WaitingActivity activity,
      Wait wait,
      @Nullable String shownReason) {
    this.activity = activity;
    this.externalTaskId = externalTaskId;
    this.processInstanceId = processInstanceId;
    this.terms = wait.terms();
    this.rerunReason = wait.rerunReason();
    this.shownReason = shownReason;
    this.progress = wait.target().newProgress();
    this.state = stateOf(wait, progress);
  }

  /** Of an empty list, there is nothing to wait for from the beginning. */
  private static WaitState stateOf(Wait wait, Progress progress) {
    WaitState begin = WaitState.of(wait);
    return progress.isOver() ? begin.after(Event.TARGET_ENDED) : begin;
  }

  public String externalTaskId() {
    return externalTaskId;
  }

  /** One for each process instance, whose waits are ended one after another. */
  public int lane() {
    return processInstanceId.hashCode();
  }

  /** The same for all waits of the activity. */
  public WaitingActivity activity() {
    return activity;
  }

  /** Where it waits. */
  public ProcessPlace place() {
    return new ProcessPlace(
        processInstanceId, activity.requester().processDefinitionKey(), activity.activityId());
  }

  /** The process that waits. */
  public Requester requester() {
    return activity.requester();
  }

  /** Whether an operator has retried it after an incident. */
  public boolean isRetried() {
    return rerunReason != null;
  }

  /** The wait as its variable holds it; the target is read anew with each call. */
  public Wait stored() {
    return new Wait(progress.target(), terms, rerunReason);
  }

  public WaitTarget target() {
    return progress.target();
  }

  public WaitTerms terms() {
    return terms;
  }

  /** The wait goes on, for another target or for another run of this one. */
  WatchedWait of(Wait next) {
    return new WatchedWait(externalTaskId, processInstanceId, activity, next, shownReason);
  }

  public Progress progress() {
    return progress;
  }

  /** Where it will have blobs, as far as events tell of them. */
  UploadPlaces writesTo() {
    return places;
  }

  void writesTo(UploadPlaces known) {
    places = known;
  }

  /** Why it waits for long, as its variable shows it; null if it shows nothing. */
  public @Nullable String shownReason() {
    return shownReason;
  }

  public void show(@Nullable String reason) {
    shownReason = reason;
  }

  void note(Map<String, TaskSnapshot> seen) {
    progress.note(seen);
    noteEnd();
  }

  void loseAllBut(Set<String> existing) {
    progress.loseAllBut(existing);
    noteEnd();
  }

  /** The task does not exist, or none of the tasks does. */
  public void loseAll() {
    loseAllBut(Set.of());
  }

  /** The Batch job does not exist. */
  public void loseJob() {
    progress.loseJob();
    noteEnd();
  }

  void seeJob(Instant created) {
    progress.seeJob(created);
    noteEnd();
  }

  void endJob() {
    progress.endJob();
    noteEnd();
  }

  /** What was noted may leave nothing to wait for. */
  void noteEnd() {
    if (progress.isOver()) {
      happened(Event.TARGET_ENDED);
    }
  }

  /** All that the service knew of its tasks then was noted. */
  void polled(Instant now) {
    noteEnd();
    happened(terms.isTimeoutPast(now) ? Event.POLLED_TOO_LATE : Event.POLLED);
  }

  /** A wait that takes too long to end may be judged by one thread and polled by another. */
  private synchronized void happened(Event event) {
    state = state.after(event);
  }

  /** The outcome of a wait that is due. A fault is found once, however often ending is tried. */
  public Outcome outcome(Supplier<Outcome> judge) {
    Outcome known = fault;
    if (known != null) {
      return known;
    }
    Outcome found = judge.get();
    if (found instanceof Outcome.Faulted) {
      fault = found;
      happened(Event.FAULT_FOUND);
    }
    return found;
  }

  /** Azure refuses what the next step needs: leave the wait alone for a while. */
  public void refuse(Instant until) {
    pause = pause.refused(until);
  }

  public boolean isRefused() {
    return pause.refused();
  }

  /** The next step failed: leave the wait alone for a while. */
  public void postpone(Instant until) {
    pause = pause.postponed(until);
  }

  /** Whether the wait is in that state, and its next step may be made now. */
  public boolean isIn(WaitState expected, Instant now) {
    return state == expected && !pause.lasts(now);
  }

  /** Whether the wait is to be ended now. */
  public boolean isDue(Instant now) {
    return state.isDue() && !pause.lasts(now);
  }

  /**
   * Whether its Batch job has to be polled first: to find which tasks of a list are at fault, or to
   * find a task that completed before the timeout passed.
   */
  boolean needsPoll(Instant now) {
    return state == WaitState.RETRIED || (state == WaitState.OPEN && terms.isTimeoutPast(now));
  }
}
