package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.cleanup.TaskSelection.AllTasks;
import io.github.azurebatch.camunda.impl.engine.cleanup.TaskSelection.OneTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.camunda.bpm.engine.impl.util.CollectionUtil;

/** One clean-up: reads what exists, removes what the activity wants removed, and counts it. */
final class CleanUpRun {

  /** The most tasks that are deleted at once; other Camunda jobs delete the rest. */
  static final int MAX_NOW = 100;

  /** The most ids of failed tasks that the result names. */
  private static final int MAX_NAMED = 100;

  private static final String REASON = "cleaned up by the process that used it";

  private final CleanUp cleanUp;
  private final boolean jobExists;
  private final List<String> succeeded;
  private final List<String> failed;
  private final List<String> open;
  private final BlobDeletion blobs;
  private boolean jobTerminated;
  private boolean jobDeleted;

  private CleanUpRun(
      Accounts accounts, CleanUp cleanUp, boolean jobExists, List<TaskSnapshot> tasks) {
    this.cleanUp = cleanUp;
    this.jobExists = jobExists;
    this.succeeded = ids(tasks, true, true);
    this.failed = ids(tasks, true, false);
    this.open = ids(tasks, false, false);
    this.blobs = new BlobDeletion(accounts, cleanUp);
  }

  /** Reads what exists; a job that is being deleted counts as one that does not. */
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
    } else if (jobExists) {
      deleteTasks(later);
      terminateJob();
    }
    if (failed.isEmpty() && open.isEmpty()) {
      blobs.deleteThoseOfTask(later);
    }
    blobs.deleteNamed();
  }

  private void deleteJob() {
    if (jobExists) {
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
    if (now < succeeded.size()) {
      CollectionUtil.partition(succeeded.subList(now, succeeded.size()), DeleteTasks.MAX_TASKS)
          .forEach(ids -> later.accept(DeleteTasks.TYPE, message(ids)));
    }
  }

  private Map<String, ?> message(List<String> taskIds) {
    return DeleteTasks.message(cleanUp.account().name(), cleanUp.jobId(), taskIds);
  }

  /** Without an input, a job is terminated only if no other activity's tasks can run in it. */
  private void terminateJob() {
    Boolean wanted = cleanUp.terminateJob();
    boolean byDefault = cleanUp.tasks() instanceof AllTasks && open.isEmpty();
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
