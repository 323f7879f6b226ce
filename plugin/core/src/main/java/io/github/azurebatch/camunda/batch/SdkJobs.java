package io.github.azurebatch.camunda.batch;

import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.JobAddParameter;
import com.microsoft.azure.batch.protocol.models.JobGetOptions;
import com.microsoft.azure.batch.protocol.models.JobListOptions;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The jobs of an account. */
final class SdkJobs {

  private static final Set<String> EXISTS = Set.of("JobExists");
  private static final Set<String> GONE = Set.of("JobNotFound");
  private static final Set<String> DELETED = Set.of("JobNotFound", "JobBeingDeleted");
  private static final Set<String> ENDED =
      Set.of("JobNotFound", "JobCompleted", "JobBeingTerminated", "JobBeingDeleted");

  private final SdkCalls calls;

  SdkJobs(SdkCalls calls) {
    this.calls = calls;
  }

  void create(JobSpecification job) {
    BatchId.check("job", job.id());
    BatchId.check("pool", job.poolId());
    calls.run(
        "Creating Azure Batch job '%s' on pool '%s'".formatted(job.id(), job.poolId()),
        () -> {
          if (!SdkCalls.accepted(EXISTS, () -> add(job))) {
            SdkExisting.checkJob(job, SdkCalls.existing(job.id(), () -> now(job.id())));
          }
        });
  }

  Optional<JobSnapshot> find(String jobId) {
    var options = new JobGetOptions().withSelect(SdkJobSnapshots.FIELDS);
    return calls.find(
        "Reading " + named(jobId),
        GONE,
        () -> SdkJobSnapshots.of(calls.client().jobs().get(jobId, options)));
  }

  List<String> activeIds() {
    var options = new JobListOptions().withFilter("state eq 'active'").withSelect("id");
    return calls.get(
        "Listing the active Azure Batch jobs",
        () -> {
          var jobs = calls.client().jobs().list(options);
          jobs.loadAll();
          return jobs.stream().map(CloudJob::id).toList();
        });
  }

  void terminate(String jobId, String reason) {
    calls.runUnless(
        "Terminating " + named(jobId),
        ENDED,
        () -> calls.client().jobs().terminate(jobId, reason, null));
  }

  void delete(String jobId) {
    calls.runUnless("Deleting " + named(jobId), DELETED, () -> calls.client().jobs().delete(jobId));
  }

  private void add(JobSpecification job) {
    calls
        .client()
        .jobs()
        .add(
            new JobAddParameter()
                .withId(job.id())
                .withPoolInfo(new PoolInformation().withPoolId(job.poolId())));
  }

  private CloudJob now(String jobId) {
    var options = new JobGetOptions().withSelect("id,state,poolInfo");
    return calls.client().jobs().get(jobId, options);
  }

  private static String named(String jobId) {
    return "Azure Batch job '" + jobId + "'";
  }
}
