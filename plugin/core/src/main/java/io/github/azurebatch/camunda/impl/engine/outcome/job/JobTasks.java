package io.github.azurebatch.camunda.impl.engine.outcome.job;

import io.github.azurebatch.camunda.impl.batch.task.TaskDefinition;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.StoredSince;
import io.github.azurebatch.camunda.impl.engine.outcome.list.TaskTally;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tasks of a job as one listing shows them. A task has an index, from 1, in their order. */
final class JobTasks {

  private final String jobId;
  private final List<String> ids = new ArrayList<>();
  private final TaskTally tally = new TaskTally(0);
  private final JobOutputFiles declared;
  private int attemptedCount;
  private boolean complete = true;

  private JobTasks(String jobId, JobOutputFiles declared) {
    this.jobId = jobId;
    this.declared = declared;
  }

  static JobTasks read(Accounts accounts, JobExpectation expected, JobOutputFiles declared) {
    JobTasks tasks = new JobTasks(expected.jobId(), declared);
    tasks.complete =
        accounts
            .get(expected.account())
            .batch()
            .visitTasks(expected.jobId(), JobJudge.MAX_TASKS, tasks::note);
    return tasks;
  }

  /** No tasks, of a job that was deleted. */
  static JobTasks none(JobExpectation expected) {
    return new JobTasks(expected.jobId(), new JobOutputFiles(url -> Optional.empty()));
  }

  private void note(TaskSnapshot task, TaskDefinition definition) {
    ids.add(task.reference().taskId());
    tally.extendTo(ids.size());
    if (task.state() == TaskState.COMPLETED) {
      tally.note(ids.size(), task);
      attemptedCount += declared.add(ids.size(), task, definition) ? 1 : 0;
    }
  }

  String id(int index) {
    return ids.get(index - 1);
  }

  TaskReference reference(int index) {
    return new TaskReference(jobId, id(index));
  }

  TaskTally tally() {
    return tally;
  }

  JobOutputFiles declared() {
    return declared;
  }

  /** How many tasks ran and had output files whose condition applied. */
  int attemptedCount() {
    return attemptedCount;
  }

  /** Whether the job has no more tasks than those that were read. */
  boolean isComplete() {
    return complete;
  }

  /** What is older than the first task's start was left by an earlier run. */
  StoredSince storedSince() {
    OffsetDateTime start = tally.firstStart();
    return start == null ? StoredSince.ALWAYS : new StoredSince(start.toInstant());
  }
}
