package io.github.azurebatch.camunda.impl.engine.wait.rerun;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.wait.Wait;
import io.github.azurebatch.camunda.impl.engine.wait.WaitTarget;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a wait is for, now that tasks of it were run again.
 *
 * @param reactivated tasks that run once more themselves
 * @param added new tasks that do the work of others
 * @param isComplete whether no more tasks of it are to be run again
 */
record WaitRerun(
    WaitTarget target,
    List<TaskReference> reactivated,
    List<TaskReference> added,
    boolean isComplete) {

  static WaitRerun of(WaitTarget target, List<RerunResult> results, boolean isComplete) {
    return new WaitRerun(
        target,
        results.stream().flatMap(RerunResult::reactivated).toList(),
        results.stream().flatMap(RerunResult::added).toList(),
        isComplete);
  }

  boolean hasRun() {
    return !reactivated.isEmpty() || !added.isEmpty();
  }

  /** The tasks that run on if the wait was cancelled meanwhile. */
  Stream<TaskReference> started() {
    return Stream.concat(reactivated.stream(), added.stream());
  }

  /** The wait goes on; its timeout begins anew only where something runs again. */
  Wait after(Wait wait, Instant now) {
    Wait next = hasRun() ? wait.again(target, now) : wait.settled(target);
    return isComplete || wait.rerunReason() == null ? next : next.with(wait.rerunReason());
  }
}
