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

  /** Nothing was, or is, to be run again. */
  static WaitRerun unneeded(WaitTarget target) {
    return new WaitRerun(target, List.of(), List.of(), true);
  }

  boolean hasRun() {
    return !reactivated.isEmpty() || !added.isEmpty();
  }

  /** The tasks that nobody would end if the wait were gone. */
  Stream<TaskReference> started() {
    return Stream.concat(reactivated.stream(), added.stream());
  }

  /** The wait goes on; its time begins anew only where something runs again. */
  Wait of(Wait wait, Instant now) {
    Wait next = hasRun() ? wait.again(target, now) : wait.settled(target);
    return isComplete || wait.rerunReason() == null ? next : next.with(wait.rerunReason());
  }
}
