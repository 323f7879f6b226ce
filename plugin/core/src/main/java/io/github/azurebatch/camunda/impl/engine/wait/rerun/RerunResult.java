package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.variable.task.ListRuns;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import io.github.azurebatch.camunda.impl.engine.wait.TaskTarget;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was done with a task that was to run once more. */
sealed interface RerunResult {

  /** The target of a wait for the task, from now on. */
  TaskTarget in(TaskTarget target);

  /**
   * The runs of a list that has the task, from now on.
   *
   * @param index of the task in the list, from 1
   * @param completed when the last task of the list had completed
   */
  ListRuns in(ListRuns runs, int index, @Nullable Instant completed);

  /** The task, if it was reactivated. */
  default Stream<TaskReference> reactivated() {
    return Stream.empty();
  }

  /** The task that was added in its place, if any was. */
  default Stream<TaskReference> added() {
    return Stream.empty();
  }

  /** Nothing was done: it runs still, or has ended by itself. */
  record Unneeded() implements RerunResult {

    @Override
    public TaskTarget in(TaskTarget target) {
      return target;
    }

    @Override
    public ListRuns in(ListRuns runs, int index, @Nullable Instant completed) {
      return runs;
    }
  }

  /**
   * It runs once more itself.
   *
   * @param after when the run before had completed
   */
  record Reactivated(TaskReference task, Instant after) implements RerunResult {

    @Override
    public TaskTarget in(TaskTarget target) {
      return target.reactivated(after);
    }

    @Override
    public Stream<TaskReference> reactivated() {
      return Stream.of(task);
    }

    @Override
    public ListRuns in(ListRuns runs, int index, @Nullable Instant completed) {
      return runs.again(
          index, runs.attempt(index), runs.added(index), completed, runs.sasExpiry(index));
    }
  }

  /**
   * A new task does its work.
   *
   * @param time when it was added, by the service
   * @param sasExpiry when the first signature ends that its output files are uploaded with; null
   *     where none was signed
   */
  record Added(TaskReference task, Instant time, @Nullable Instant sasExpiry)
      implements RerunResult {

    @Override
    public TaskTarget in(TaskTarget target) {
      SubmittedTask submitted = target.expectation().task();
      return target.resubmitted(submitted.under(task.taskId(), time, sasExpiry));
    }

    @Override
    public ListRuns in(ListRuns runs, int index, @Nullable Instant completed) {
      return runs.again(index, runs.attempt(index) + 1, time, completed, sasExpiry);
    }

    @Override
    public Stream<TaskReference> added() {
      return Stream.of(task);
    }
  }
}
