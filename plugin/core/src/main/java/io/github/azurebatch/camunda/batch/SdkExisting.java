package io.github.azurebatch.camunda.batch;

import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import java.time.Instant;

/** Judges what is there already under an id that was to be created. */
final class SdkExisting {

  /** The fields of a task that tell whose it is. */
  static final String TASK_FIELDS = "id,creationTime,environmentSettings";

  private SdkExisting() {}

  /**
   * Success is a job that takes tasks, on the same pool or on one that the service does not tell.
   */
  static void checkJob(JobSpecification wanted, CloudJob existing) {
    String named = "Azure Batch job '%s' exists already".formatted(wanted.id());
    JobState state = JobState.valueOf(existing.state().name());
    if (state == JobState.DELETING) {
      throw new BusyException(
          "JobBeingDeleted",
          named + " and is being deleted. " + Advice.on("JobBeingDeleted", 409),
          null);
    }
    if (state == JobState.COMPLETED || state == JobState.TERMINATING) {
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

  /**
   * Success is a task with the same key: this very one, submitted before.
   *
   * @return when it was added
   */
  static Instant checkTask(TaskReference task, String key, CloudTask existing) {
    boolean own =
        SdkMarks.find(existing.environmentSettings())
            .filter(mark -> mark.key().equals(key))
            .isPresent();
    if (!own) {
      throw new InvalidInputException(
          "%s exists already: it is someone else's, or of another entry of an activity. It was left as it is; use another task id, or none"
              .formatted(SdkTasks.named(task)));
    }
    return SdkTimes.known("creationTime", existing.creationTime()).toInstant();
  }
}
