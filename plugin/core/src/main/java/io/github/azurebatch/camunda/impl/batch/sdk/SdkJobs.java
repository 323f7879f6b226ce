package io.github.azurebatch.camunda.impl.batch.sdk;

import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.JobAddParameter;
import com.microsoft.azure.batch.protocol.models.JobGetOptions;
import com.microsoft.azure.batch.protocol.models.JobListOptions;
import com.microsoft.azure.batch.protocol.models.JobPatchParameter;
import io.github.azurebatch.camunda.impl.batch.BatchId;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.batch.sdk.call.BatchOperation;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkAnswers;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkCalls;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkListing;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkJobModel;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkJobSnapshots;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The jobs of an account. */
final class SdkJobs {

  private static final Set<String> EXISTS = Set.of("JobExists");
  private static final Set<String> GONE = Set.of("JobNotFound");
  static final Set<String> DELETED = Set.of("JobNotFound", "JobBeingDeleted");
  private static final Set<String> ENDED =
      Set.of("JobNotFound", "JobCompleted", "JobBeingTerminated", "JobBeingDeleted");

  private final SdkCalls calls;
  private final Clock clock;

  /**
   * The jobs that this node has found or created. It decides only which call is made first, so it
   * may be wrong: a job that was deleted since is not taken for one that exists.
   */
  private final RecentIds seen = new RecentIds();

  SdkJobs(SdkCalls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  Instant create(JobSpecification job) {
    BatchId.check("job", job.id());
    if (job.poolId() != null) {
      BatchId.check("pool", job.poolId());
    }
    Instant now = clock.instant();
    return calls.get(
        BatchOperation.ADD_JOB,
        "Creating %s on %s"
            .formatted(
                named(job.id()),
                job.poolId() == null ? "an auto pool" : "pool '" + job.poolId() + "'"),
        () -> seen(job).orElseGet(() -> added(job, now)));
  }

  /** Saves a call for a job that exists; empty for a job that was deleted since. */
  private Optional<Instant> seen(JobSpecification job) {
    return seen.contains(job.id()) ? SdkCalls.unless(GONE, () -> accepted(job)) : Optional.empty();
  }

  private Instant added(JobSpecification job, Instant now) {
    JobAddParameter wire = SdkJobModel.from(job);
    boolean added =
        SdkBody.within(
            named(job.id()),
            () -> SdkCalls.accepted(EXISTS, () -> calls.client().jobs().add(wire)));
    seen.add(job.id());
    return added ? now : SdkCalls.existing(job.id(), () -> accepted(job));
  }

  Optional<JobSnapshot> find(String jobId) {
    var options = new JobGetOptions().withSelect(SdkJobSnapshots.FIELDS);
    return calls.find(
        BatchOperation.GET_JOB,
        "Reading " + named(jobId),
        GONE,
        () -> SdkJobSnapshots.of(calls.client().jobs().get(jobId, options)));
  }

  List<String> activeIds() {
    var options = new JobListOptions().withFilter("state eq 'active'").withSelect("id");
    String action = "Listing the active Azure Batch jobs";
    return calls.get(
        BatchOperation.LIST_JOBS,
        action,
        () -> {
          var jobs = calls.client().jobs();
          return SdkListing.of(
                  calls,
                  action,
                  () -> jobs.listWithServiceResponseAsync(options),
                  jobs::listNextWithServiceResponseAsync)
              .all(job -> SdkAnswers.known("id", job.id()));
        });
  }

  void terminate(String jobId, String reason) {
    calls.runUnless(
        BatchOperation.TERMINATE_JOB,
        "Terminating " + named(jobId),
        ENDED,
        () -> calls.client().jobs().terminate(jobId, reason, null));
  }

  void terminateOnAllTasksComplete(String jobId) {
    var change =
        new JobPatchParameter()
            .withOnAllTasksComplete(
                com.microsoft.azure.batch.protocol.models.OnAllTasksComplete.TERMINATE_JOB);
    calls.runUnless(
        BatchOperation.PATCH_JOB,
        "Setting onAllTasksComplete of " + named(jobId),
        ENDED,
        () -> calls.client().jobs().patch(jobId, change));
  }

  void delete(String jobId) {
    calls.runUnless(
        BatchOperation.DELETE_JOB,
        "Deleting " + named(jobId),
        DELETED,
        () -> calls.client().jobs().delete(jobId));
  }

  private Instant accepted(JobSpecification job) {
    var options = new JobGetOptions().withSelect(SdkExistingJob.FIELDS);
    CloudJob existing = calls.client().jobs().get(job.id(), options);
    return new SdkExistingJob(job, existing).accepted();
  }

  static String named(String jobId) {
    return "Azure Batch job '" + jobId + "'";
  }
}
