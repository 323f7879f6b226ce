package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.cleanup.TaskSelection.AllTasks;
import io.github.azurebatch.camunda.impl.engine.cleanup.TaskSelection.OneTask;
import io.github.azurebatch.camunda.impl.engine.data.value.Chunks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One clean-up: reads what exists, removes what the activity wants removed, and counts it. */
final class CleanUpRun {

  /** The most tasks that are deleted at once; other Camunda jobs delete the rest. */
  static final int MAX_NOW = 100;

  /** Of more tasks, the other Camunda jobs are not told the ids: they list the tasks again. */
  static final int MAX_NAMED = 1_100;

  private static final String REASON = "cleaned up by the process that used it";

  private final CleanUp cleanUp;
  private final boolean jobExists;
  private final FoundTasks found;
  private final BlobDeletion blobs;
  private boolean jobTerminated;
  private boolean jobDeleted;

  private CleanUpRun(Accounts accounts, CleanUp cleanUp, boolean jobExists, FoundTasks found) {
    this.cleanUp = cleanUp;
    this.jobExists = jobExists;
    this.found = found;
    this.blobs = new BlobDeletion(accounts, cleanUp);
  }

  /** Reads what exists; a job that is being deleted counts as one that does not. */
  static CleanUpRun of(Accounts accounts, CleanUp cleanUp) {
    BatchService batch = cleanUp.account().batch();
    Optional<JobSnapshot> job =
        batch.job(cleanUp.jobId()).filter(existing -> existing.state() != JobState.DELETING);
    FoundTasks found = new FoundTasks(MAX_NAMED);
    job.ifPresent(existing -> cleanUp.tasks().visit(batch, cleanUp.jobId(), found::note));
    return new CleanUpRun(accounts, cleanUp, job.isPresent(), found);
  }

  /**
   * @param later takes the types and the messages of calls that are left to the outbox
   */
  void removeNow(BiConsumer<String, Map<String, ?>> later) {
    if (cleanUp.deleteJob() && found.allSucceeded()) {
      deleteJob();
    } else if (jobExists) {
      deleteTasks(later);
      terminateJob();
    }
    if (found.allSucceeded()) {
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
    List<String> named = found.firstSucceeded();
    int now = Math.min(MAX_NOW, named.size());
    named
        .subList(0, now)
        .forEach(
            id -> cleanUp.account().batch().deleteTask(new TaskReference(cleanUp.jobId(), id)));
    if (named.size() < found.succeeded()) {
      later.accept(
          DeleteSucceededTasks.TYPE, DeleteSucceededTasks.message(cleanUp, found.lastSuccess()));
    } else if (now < named.size()) {
      Chunks.of(named.subList(now, named.size()), DeleteTasks.MAX_TASKS)
          .forEach(ids -> later.accept(DeleteTasks.TYPE, message(ids)));
    }
  }

  private Map<String, ?> message(List<String> taskIds) {
    return DeleteTasks.message(cleanUp.account().name(), cleanUp.jobId(), taskIds);
  }

  /** Without an input, a job is terminated only if no other activity's tasks can run in it. */
  private void terminateJob() {
    Boolean wanted = cleanUp.terminateJob();
    boolean byDefault = cleanUp.tasks() instanceof AllTasks && found.open() == 0;
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
    map.put("deletedTasks", found.succeeded());
    map.put("keptTasks", found.failed() + found.open());
    map.put("failedTasks", found.failed());
    map.put("openTasks", found.open());
    map.put("failedTaskIds", found.firstFailed());
    map.put("jobTerminated", jobTerminated);
    map.put("jobDeleted", jobDeleted);
    map.put("deletedBlobs", blobs.deletedCount());
    map.put("containerDeleted", cleanUp.deleteContainer() != null);
    return map;
  }
}
