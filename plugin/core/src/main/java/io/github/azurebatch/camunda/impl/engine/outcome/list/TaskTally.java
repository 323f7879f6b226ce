package io.github.azurebatch.camunda.impl.engine.outcome.list;

import io.github.azurebatch.camunda.impl.batch.task.FailureInformation;
import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.TaskFault;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The states of the tasks of a list or a job: a few bits for each task, and the snapshots of the
 * first hundred that failed.
 */
public final class TaskTally {

  /** The most failed tasks whose snapshots are kept; further ones are counted only. */
  static final int MAX_FAILURES = 100;

  private int count;
  private final BitSet ended = new BitSet();
  private final BitSet succeeded = new BitSet();
  private final BitSet exitedWithZero = new BitSet();
  private final BitSet exitedOtherwise = new BitSet();
  private final BitSet uploadFailed = new BitSet();
  private final BitSet lost = new BitSet();
  private final TreeMap<Integer, TaskSnapshot> failures = new TreeMap<>();
  private @Nullable OffsetDateTime firstStart;
  private @Nullable Instant lastCompletion;
  private @Nullable Instant lastTermination;

  public TaskTally(int count) {
    this.count = count;
  }

  /** A tally of what was noted so far, which later notes do not change. */
  public TaskTally copy() {
    TaskTally copy = new TaskTally(count);
    copy.ended.or(ended);
    copy.succeeded.or(succeeded);
    copy.exitedWithZero.or(exitedWithZero);
    copy.exitedOtherwise.or(exitedOtherwise);
    copy.uploadFailed.or(uploadFailed);
    copy.lost.or(lost);
    copy.failures.putAll(failures);
    copy.firstStart = firstStart;
    copy.lastCompletion = lastCompletion;
    copy.lastTermination = lastTermination;
    return copy;
  }

  /** Raises the number of tasks, if it is lower. */
  public void extendTo(int tasks) {
    count = Math.max(count, tasks);
  }

  /**
   * Notes a completed task.
   *
   * @param index of the task in the list, from 1
   */
  public void note(int index, TaskSnapshot task) {
    if (ended.get(index)) {
      return;
    }
    ended.set(index);
    lost.clear(index);
    noteStart(task);
    noteCompletion(task);
    Integer exitCode = task.exitCode();
    if (exitCode != null) {
      (exitCode == 0 ? exitedWithZero : exitedOtherwise).set(index);
    }
    if (TaskFault.of(task).isEmpty()) {
      succeeded.set(index);
      return;
    }
    FailureInformation failure = task.failureInformation();
    if (failure != null && failure.isUploadFailure()) {
      uploadFailed.set(index);
    }
    failures.put(index, task);
    if (failures.size() > MAX_FAILURES) {
      failures.pollLastEntry();
    }
  }

  private void noteStart(TaskSnapshot task) {
    OffsetDateTime start = task.startTime();
    if (start != null && (firstStart == null || start.isBefore(firstStart))) {
      firstStart = start;
    }
  }

  private void noteCompletion(TaskSnapshot task) {
    Instant completion = task.stateTransitionTime().toInstant();
    lastCompletion = later(lastCompletion, completion);
    if (task.wasTerminated()) {
      lastTermination = later(lastTermination, completion);
    }
  }

  private static Instant later(@Nullable Instant first, Instant second) {
    return first == null || second.isAfter(first) ? second : first;
  }

  /** Notes that the task does not exist any more. */
  public void lose(int index) {
    if (!ended.get(index)) {
      lost.set(index);
    }
  }

  /** Whether it is noted that the task has completed. */
  public boolean hasEnded(int index) {
    return ended.get(index);
  }

  /** How many tasks have neither ended nor been lost. */
  public int openCount() {
    return count - ended.cardinality() - lost.cardinality();
  }

  /** The indexes of the tasks that have neither ended nor been lost. */
  public IntStream open() {
    return IntStream.rangeClosed(1, count).filter(this::isOpen);
  }

  /** Whether the task has neither ended nor been lost. */
  public boolean isOpen(int index) {
    return !ended.get(index) && !lost.get(index);
  }

  /** Whether a task has succeeded, including its upload. */
  public boolean hasSuccess() {
    return !succeeded.isEmpty();
  }

  int count() {
    return count;
  }

  /** How many tasks ran and had output files whose condition applied. */
  int attemptedCount(List<DeclaredOutputFile> files) {
    int attempted = 0;
    if (files.stream().anyMatch(file -> file.appliesTo(TaskResult.SUCCESS))) {
      attempted += exitedWithZero.cardinality();
    }
    if (files.stream().anyMatch(file -> file.appliesTo(TaskResult.FAILURE))) {
      attempted += exitedOtherwise.cardinality();
    }
    return attempted;
  }

  BitSet succeeded() {
    return succeeded;
  }

  BitSet lost() {
    return lost;
  }

  /** The indexes of the tasks that have ended without success. */
  BitSet failed() {
    BitSet failed = (BitSet) ended.clone();
    failed.andNot(succeeded);
    return failed;
  }

  /** Whether a task was terminated, and ended after that moment. */
  public boolean wasTerminatedAfter(Instant moment) {
    return lastTermination != null && lastTermination.isAfter(moment);
  }

  /** When the last task ended; null if none has. */
  public @Nullable Instant lastCompletion() {
    return lastCompletion;
  }

  int failedCount() {
    return ended.cardinality() - succeeded.cardinality();
  }

  /** How many tasks failed only with their upload. */
  int onlyUploadFailedCount() {
    BitSet only = (BitSet) uploadFailed.clone();
    only.and(exitedWithZero);
    return only.cardinality();
  }

  int uploadFailedCount() {
    return uploadFailed.cardinality();
  }

  Map<Integer, TaskSnapshot> failures() {
    return failures;
  }

  public @Nullable OffsetDateTime firstStart() {
    return firstStart;
  }
}
