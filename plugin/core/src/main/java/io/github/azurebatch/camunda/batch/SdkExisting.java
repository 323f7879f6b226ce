package io.github.azurebatch.camunda.batch;

import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.JobState;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import org.jspecify.annotations.Nullable;

/** Judges what is there already under an id that was to be created. */
final class SdkExisting {

  private SdkExisting() {}

  /**
   * Success is a job that takes tasks, on the same pool or on one that the service does not tell.
   */
  static void checkJob(JobSpecification wanted, CloudJob existing) {
    String named = "Azure Batch job '%s' exists already".formatted(wanted.id());
    if (existing.state() == JobState.DELETING) {
      throw new BusyException(
          "JobBeingDeleted",
          named + " and is being deleted. " + Advice.on("JobBeingDeleted", 409),
          null);
    }
    if (existing.state() == JobState.COMPLETED || existing.state() == JobState.TERMINATING) {
      throw new RefusedException(
          "JobCompleted",
          named
              + " and has completed: it takes no tasks any more. Use another job id, or delete it",
          null);
    }
    String pool = existing.poolInfo() == null ? null : existing.poolInfo().poolId();
    if (pool != null && !pool.equalsIgnoreCase(wanted.poolId())) {
      throw new InvalidInputException(
          "%s on pool '%s', not on pool '%s'. Use another job id, or name that pool"
              .formatted(named, pool, wanted.poolId()));
    }
  }

  /** Success is a task with the same key: this very one, submitted before. */
  static void checkTask(TaskSpecification wanted, CloudTask existing) {
    if (!wanted.key().equals(key(existing))) {
      throw new InvalidInputException(
          "Azure Batch task '%s' (job '%s') exists already: it is someone else's, or of another entry of an activity. It was left as it is; use another task id, or none"
              .formatted(wanted.reference().taskId(), wanted.reference().jobId()));
    }
  }

  private static @Nullable String key(CloudTask task) {
    if (task.environmentSettings() == null) {
      return null;
    }
    return task.environmentSettings().stream()
        .filter(setting -> TaskSpecification.KEY_SETTING.equals(setting.name()))
        .map(setting -> setting.value())
        .findFirst()
        .orElse(null);
  }
}
