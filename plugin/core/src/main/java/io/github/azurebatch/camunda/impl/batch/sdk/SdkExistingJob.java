package io.github.azurebatch.camunda.impl.batch.sdk;

import com.microsoft.azure.batch.protocol.models.CloudJob;
import io.github.azurebatch.camunda.fault.BusyException;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.job.JobManager;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.batch.job.JobState;
import io.github.azurebatch.camunda.impl.batch.sdk.call.BatchAdvice;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkMarks;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkTimes;
import java.time.Instant;
import java.util.Set;

/**
 * Decides whether a job that exists can stand for the one that was to be created. Fields that can
 * be changed at any time, such as the priority, are not compared.
 */
final class SdkExistingJob {

  /** The fields of a job that are compared. */
  static final String FIELDS = "id,state,creationTime,poolInfo,usesTaskDependencies,jobManagerTask";

  private static final Set<JobState> ENDED = Set.of(JobState.COMPLETED, JobState.TERMINATING);

  private final JobSpecification wanted;
  private final CloudJob existing;
  private final String named;

  SdkExistingJob(JobSpecification wanted, CloudJob existing) {
    this.wanted = wanted;
    this.existing = existing;
    this.named = "Azure Batch job '%s' exists already".formatted(wanted.id());
  }

  /**
   * Accepts a job that takes tasks as the wanted one would, or that has the job manager task of an
   * earlier try.
   *
   * @return when it was created
   */
  Instant accepted() {
    JobState state = JobState.valueOf(existing.state().name());
    if (state == JobState.DELETING) {
      throw new BusyException(
          "JobBeingDeleted",
          named + " and is being deleted. " + BatchAdvice.on("JobBeingDeleted", 409),
          null);
    }
    if (ENDED.contains(state) && !hasOurJobManager()) {
      throw new RefusedException(
          "JobCompleted",
          named
              + " and has completed: it takes no tasks any more. Use another job id, or delete it",
          null);
    }
    comparePool();
    compareTasks();
    return SdkTimes.known("creationTime", existing.creationTime()).toInstant();
  }

  private void comparePool() {
    var pool = existing.poolInfo();
    String poolId = pool == null ? null : pool.poolId();
    boolean isAuto = pool != null && pool.autoPoolSpecification() != null;
    if (wanted.poolId() == null && poolId != null && !isAuto) {
      throw different("runs on pool '%s', not on an auto pool".formatted(poolId));
    }
    if (wanted.poolId() != null && isAuto) {
      throw different("has an auto pool, not pool '%s'".formatted(wanted.poolId()));
    }
    if (wanted.poolId() != null && poolId != null && !poolId.equalsIgnoreCase(wanted.poolId())) {
      throw different("runs on pool '%s', not on pool '%s'".formatted(poolId, wanted.poolId()));
    }
  }

  private void compareTasks() {
    if (wanted.jobManager() != null && !hasOurJobManager()) {
      throw different("has no job manager task of this entry of the activity");
    }
    if (wanted.usesTaskDependencies() && Boolean.FALSE.equals(existing.usesTaskDependencies())) {
      throw different("was created without usesTaskDependencies, which cannot be changed");
    }
  }

  private boolean hasOurJobManager() {
    JobManager manager = wanted.jobManager();
    return manager != null
        && existing.jobManagerTask() != null
        && SdkMarks.find(existing.jobManagerTask().environmentSettings())
            .filter(mark -> mark.key().equals(manager.task().key()))
            .isPresent();
  }

  private InvalidInputException different(String how) {
    return new InvalidInputException(
        "%s, but %s. It was left as it is; use another job id, or ask for what it has"
            .formatted(named, how));
  }
}
