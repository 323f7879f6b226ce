package io.github.azurebatch.camunda.impl.engine.submit.list;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.TaskAddResult;
import io.github.azurebatch.camunda.impl.engine.submit.OnAllTasksComplete;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmission;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Adds the tasks of a list to their job, request by request, in one transaction of the engine. */
final class SubmitTaskList {

  static final int TASKS_PER_REQUEST = 100;

  private final TaskListReader list;
  private boolean hasAdded;

  SubmitTaskList(TaskListReader list) {
    this.list = list;
  }

  /**
   * Sends the next request.
   *
   * @throws InvalidInputException if the items are not those that the submission began with
   */
  SubmissionState sendNext(SubmissionState state) {
    List<TaskSubmission> tasks = list.next(state, TASKS_PER_REQUEST);
    List<TaskAddResult> results =
        list.account()
            .batch()
            .addTasks(list.jobId(), tasks.stream().map(TaskSubmission::specification).toList());
    long confirmed = results.stream().filter(result -> result.added() != null).count();
    list.account().submissions().increment(confirmed);
    hasAdded |= confirmed > 0;
    ChunkFaults.throwAny(results, state);
    SubmissionState after = state.after(0, null, null);
    for (int i = 0; i < tasks.size(); i++) {
      Instant added = Objects.requireNonNull(results.get(i).added());
      after = after.after(1, added, tasks.get(i).sasExpiry(added));
    }
    return after;
  }

  /** Whether the service has confirmed any task since this transaction began. */
  boolean hasAdded() {
    return hasAdded;
  }

  /** Tells the job to end, if that is wanted once all tasks are added. */
  void complete() {
    if (list.onAllTasksComplete() == OnAllTasksComplete.TERMINATE_JOB) {
      list.account().batch().terminateJobOnAllTasksComplete(list.jobId());
    }
  }
}
