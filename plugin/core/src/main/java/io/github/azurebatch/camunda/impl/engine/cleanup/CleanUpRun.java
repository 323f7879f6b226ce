package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.cleanup.TaskSelection.OneTask;
import io.github.azurebatch.camunda.impl.engine.cleanup.TaskSelection.WholeJob;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One cleaning up: what is there, what of it goes, and what was done. */
final class CleanUpRun {

  /** So many tasks are deleted at once; the rest is left to other Camunda jobs. */
  static final int MAX_NOW = 100;

  /** So many ids of tasks that are kept are named in the result. */
  private static final int MAX_NAMED = 100;

  private static final String REASON = "cleaned up by the process that used it";

  private final CleanUp cleanUp;
  private final boolean jobIsThere;
  private final List<String> succeeded;
  private final List<String> failed;
  private final List<String> open;
  private final BlobDeletion blobs;
  private boolean jobTerminated;
  private boolean jobDeleted;

  private CleanUpRun(
      Accounts accounts, CleanUp cleanUp, boolean jobIsThere, List<TaskSnapshot> tasks) {
    this.cleanUp = cleanUp;
    this.jobIsThere = jobIsThere;
    this.succeeded = ids(tasks, true, true);
    this.failed = ids(tasks, true, false);
    this.open = ids(tasks, false, false);
    this.blobs = new BlobDeletion(accounts, cleanUp);
  }

  /** Looks at what is there; a job that is gone, or being deleted, has no tasks left. */
  static CleanUpRun of(Accounts accounts, CleanUp cleanUp) {
    BatchService batch = cleanUp.account().batch();
    Optional<JobSnapshot> job =
        batch.job(cleanUp.jobId()).filter(found -> found.state() != JobState.DELETING);
    return new CleanUpRun(
        accounts,
        cleanUp,
        job.isPresent(),
        job.isPresent() ? cleanUp.tasks().existing(batch, cleanUp.jobId()) : List.of());
  }

  private static List<String> ids(List<TaskSnapshot> tasks, boolean completed, boolean successful) {
    return tasks.stream()
        .filter(task -> (task.state() == TaskState.COMPLETED) == completed)
        .filter(task -> (task.result() == TaskResult.SUCCESS) == successful)
        .map(task -> task.reference().taskId())
        .toList();
  }

  /**
   * @param later takes the types and the messages of calls that are left to the outbox
   */
  void removeNow(BiConsumer<String, Map<String, ?>> later) {
    if (cleanUp.deleteJob() && failed.isEmpty() && open.isEmpty()) {
      deleteJob();
    } else if (jobIsThere) {
      deleteTasks(later);
      terminateJob();
    }
    if (failed.isEmpty() && open.isEmpty()) {
      blobs.deleteThoseOfTask(later);
    }
    blobs.deleteNamed();
  }

  private void deleteJob() {
    if (jobIsThere) {
      cleanUp.account().batch().deleteJob(cleanUp.jobId());
    }
    jobDeleted = true;
  }

  private void deleteTasks(BiConsumer<String, Map<String, ?>> later) {
    int now = Math.min(MAX_NOW, succeeded.size());
    succeeded
        .subList(0, now)
        .forEach(
            id -> cleanUp.account().batch().deleteTask(new TaskReference(cleanUp.jobId(), id)));
    for (int from = now; from < succeeded.size(); from += DeleteTasks.MAX_TASKS) {
      int to = Math.min(succeeded.size(), from + DeleteTasks.MAX_TASKS);
      later.accept(
          DeleteTasks.TYPE,
          DeleteTasks.message(
              cleanUp.account().name(),
              cleanUp.jobId(),
              new ArrayList<>(succeeded.subList(from, to))));
    }
  }

  /** A job that other tasks run in is ended only where the model says so. */
  private void terminateJob() {
    Boolean wanted = cleanUp.terminateJob();
    boolean byDefault = cleanUp.tasks() instanceof WholeJob && open.isEmpty();
    if (wanted == null ? byDefault : wanted) {
      cleanUp.account().batch().terminateJob(cleanUp.jobId(), REASON);
      jobTerminated = true;
    }
  }

  Map<String, Object> result() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("jobId", cleanUp.jobId());
    if (cleanUp.tasks() instanceof OneTask one) {
      map.put("taskId", one.task().reference().taskId());
    }
    map.put("deletedTasks", succeeded.size());
    map.put("keptTasks", failed.size() + open.size());
    map.put("failedTasks", failed.size());
    map.put("openTasks", open.size());
    map.put("failedTaskIds", failed.subList(0, Math.min(MAX_NAMED, failed.size())));
    map.put("jobTerminated", jobTerminated);
    map.put("jobDeleted", jobDeleted);
    map.put("deletedBlobs", blobs.deletedCount());
    map.put("containerDeleted", cleanUp.deleteContainer() != null);
    return map;
  }
}
