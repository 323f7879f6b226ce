package io.github.azurebatch.camunda.impl.engine.wait;

import io.github.azurebatch.camunda.config.OnCancel;
import io.github.azurebatch.camunda.impl.batch.task.FailureInformation;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.engine.outcome.job.JobExpectation;
import io.github.azurebatch.camunda.impl.engine.outcome.list.ListExpectation;
import io.github.azurebatch.camunda.impl.engine.outcome.task.TaskExpectation;
import io.github.azurebatch.camunda.impl.engine.variable.task.ListRuns;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One target of each kind, all in Batch job "job" of account "default". */
public final class GivenTargets {

  /** When all tasks were submitted. */
  public static final Instant SUBMITTED = Instant.parse("2026-01-01T00:00:00Z");

  private GivenTargets() {}

  /** Task "task". */
  public static TaskTarget task() {
    return TaskTarget.of(expectation(null), false);
  }

  /** Task "task", whose output files are to be read. */
  public static TaskTarget unreadTask() {
    return TaskTarget.unread(expectation(null), false);
  }

  /** Task "task", whose signatures end; it is to be submitted anew then. */
  public static TaskTarget task(Instant sasExpiry) {
    return TaskTarget.of(expectation(sasExpiry), true);
  }

  private static TaskExpectation expectation(@Nullable Instant sasExpiry) {
    return new TaskExpectation(submittedTask(sasExpiry), List.of("a.txt"), List.of());
  }

  public static SubmittedTask submittedTask(@Nullable Instant sasExpiry) {
    return new SubmittedTask(
        "default",
        new TaskReference("job", "task"),
        SUBMITTED,
        SUBMITTED,
        sasExpiry,
        Duration.ofHours(1),
        OnCancel.TERMINATE,
        null,
        List.of(),
        List.of());
  }

  /** Tasks "list-1" to "list-3". */
  public static ListTarget list(boolean any) {
    return list(any, null);
  }

  /** Tasks "list-1" and so on, all of which are waited for. */
  public static ListTarget list(int count) {
    return list(count, false, null);
  }

  /** Tasks "list-1" to "list-3", whose signatures end. */
  public static ListTarget list(boolean any, @Nullable Instant sasExpiry) {
    return list(3, any, sasExpiry);
  }

  private static ListTarget list(int count, boolean any, @Nullable Instant sasExpiry) {
    SubmittedTasks tasks =
        new SubmittedTasks(
            "default",
            "job",
            "list",
            count,
            SUBMITTED,
            SUBMITTED,
            sasExpiry,
            Duration.ofHours(1),
            OnCancel.TERMINATE,
            null,
            List.of(),
            List.of());
    return new ListTarget(
        new ListExpectation(ListRuns.first(tasks), List.of(), any, 0), any, false, new BitSet());
  }

  public static JobTarget job() {
    return new JobTarget(
        new JobExpectation("default", "job", List.of(), 0), SUBMITTED, SUBMITTED, OnCancel.LEAVE);
  }

  /** A wait that was entered at {@link #SUBMITTED}, and has an hour. */
  public static Wait waitFor(WaitTarget target) {
    return new Wait(target, new WaitTerms(SUBMITTED, Duration.ofHours(1), true, "outputs"), null);
  }

  /** A task that was submitted with the targets, and has completed. */
  public static TaskSnapshot completed(String taskId, Instant time, int exitCode) {
    return snapshot(taskId, TaskState.COMPLETED, time, exitCode, null);
  }

  /** A task that a call has terminated. */
  public static TaskSnapshot terminated(String taskId, Instant time) {
    var failure = new FailureInformation("usererror", "TaskEnded", "ended by a user", Map.of());
    return snapshot(taskId, TaskState.COMPLETED, time, 137, failure);
  }

  /** A task that was submitted with the targets, and has not begun. */
  public static TaskSnapshot queued(String taskId) {
    return snapshot(taskId, TaskState.ACTIVE, SUBMITTED, null, null);
  }

  private static TaskSnapshot snapshot(
      String taskId,
      TaskState state,
      Instant time,
      @Nullable Integer exitCode,
      @Nullable FailureInformation failure) {
    return new TaskSnapshot(
        new TaskReference("job", taskId),
        state,
        time.atOffset(ZoneOffset.UTC),
        exitCode == null ? null : SUBMITTED.atOffset(ZoneOffset.UTC),
        exitCode == null ? null : time.atOffset(ZoneOffset.UTC),
        exitCode,
        exitCode == null ? null : exitCode == 0 ? TaskResult.SUCCESS : TaskResult.FAILURE,
        failure,
        0,
        0,
        SUBMITTED.atOffset(ZoneOffset.UTC),
        null);
  }
}
