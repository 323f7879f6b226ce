package io.github.azurebatch.camunda.batch;

import com.microsoft.azure.batch.protocol.BatchServiceClient;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.JobAddParameter;
import com.microsoft.azure.batch.protocol.models.JobGetOptions;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.TaskGetOptions;
import com.microsoft.azure.batch.protocol.models.TaskListOptions;
import io.github.azurebatch.camunda.fault.UnavailableException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** An Azure Batch account behind Microsoft's SDK {@code com.microsoft.azure:azure-batch}. */
final class SdkBatchService implements BatchService {

  private static final Set<String> ENDED =
      Set.of(
          "TaskNotFound",
          "TaskCompleted",
          "JobNotFound",
          "JobCompleted",
          "JobBeingTerminated",
          "JobBeingDeleted");

  private static final int NOT_FOUND = 404;

  private final BatchServiceClient client;
  private final SdkFaults faults;
  private final Clock clock;

  private SdkBatchService(BatchServiceClient client, SdkFaults faults, Clock clock) {
    this.client = client;
    this.faults = faults;
    this.clock = clock;
  }

  static BatchService open(BatchAccount account, Clock clock, Pause pause) {
    return new SdkBatchService(
        SdkClient.open(account, clock, pause), new SdkFaults(account.name()), clock);
  }

  @Override
  public void createJob(JobSpecification job) {
    BatchId.check("job", job.id());
    BatchId.check("pool", job.poolId());
    call(
        "Creating Azure Batch job '%s' on pool '%s'".formatted(job.id(), job.poolId()),
        () -> {
          if (!accepted("JobExists", () -> add(job))) {
            SdkExisting.checkJob(job, existing(job.id(), () -> jobNow(job.id())));
          }
        });
  }

  @Override
  public Instant addTask(TaskSpecification task) {
    TaskReference reference = task.reference();
    BatchId.check("task", reference.taskId());
    Instant now = clock.instant();
    return faults.translated(
        "Adding " + named(reference),
        () -> accepted("TaskExists", () -> add(task)) ? now : addedBefore(task));
  }

  private Instant addedBefore(TaskSpecification task) {
    CloudTask existing = existing(task.reference().taskId(), () -> taskNow(task.reference()));
    SdkExisting.checkTask(task, existing);
    return Instant.ofEpochMilli(existing.creationTime().getMillis());
  }

  @Override
  public List<TaskSnapshot> completedTasks(String jobId, OffsetDateTime since) {
    return faults.translated(
        "Listing the completed tasks of Azure Batch job '" + jobId + "'",
        () -> snapshots(jobId, Filters.completedSince(since)));
  }

  @Override
  public List<TaskSnapshot> tasks(String jobId, Collection<String> taskIds) {
    return faults.translated(
        "Reading %d tasks of Azure Batch job '%s'".formatted(taskIds.size(), jobId),
        () ->
            Filters.byId(taskIds).stream()
                .flatMap(filter -> snapshots(jobId, filter).stream())
                .toList());
  }

  @Override
  public List<TaskSnapshot> tasks(String jobId) {
    return faults.translated(
        "Listing the tasks of Azure Batch job '" + jobId + "'",
        () -> snapshots(jobId, new TaskListOptions()));
  }

  @Override
  public void terminateTask(TaskReference task) {
    call("Terminating " + named(task), () -> terminate(task));
  }

  @Override
  public void close() {
    client.restClient().close();
  }

  private void add(JobSpecification job) {
    client
        .jobs()
        .add(
            new JobAddParameter()
                .withId(job.id())
                .withPoolInfo(new PoolInformation().withPoolId(job.poolId())));
  }

  private void add(TaskSpecification task) {
    client.tasks().add(task.reference().jobId(), SdkTasks.from(task));
  }

  private CloudJob jobNow(String jobId) {
    return client.jobs().get(jobId, new JobGetOptions().withSelect("id,state,poolInfo"));
  }

  private CloudTask taskNow(TaskReference task) {
    var options = new TaskGetOptions().withSelect("id,creationTime,environmentSettings");
    return client.tasks().get(task.jobId(), task.taskId(), options);
  }

  private List<TaskSnapshot> snapshots(String jobId, String filter) {
    return snapshots(jobId, new TaskListOptions().withFilter(filter));
  }

  private List<TaskSnapshot> snapshots(String jobId, TaskListOptions options) {
    var tasks = client.tasks().list(jobId, options.withSelect(SdkSnapshots.FIELDS));
    tasks.loadAll();
    return tasks.stream().map(task -> SdkSnapshots.of(jobId, task)).toList();
  }

  private void terminate(TaskReference task) {
    try {
      client.tasks().terminate(task.jobId(), task.taskId());
    } catch (BatchErrorException e) {
      if (!ENDED.contains(SdkFaults.code(e))) {
        throw e;
      }
    }
  }

  /** Whether the service took it; false if it was there already, after a lost answer too. */
  private static boolean accepted(String exists, Runnable call) {
    try {
      call.run();
      return true;
    } catch (BatchErrorException e) {
      if (SdkFaults.code(e).equals(exists)) {
        return false;
      }
      throw e;
    }
  }

  /** What was there a moment ago may be gone: then the next try creates it. */
  private static <T> T existing(String id, Supplier<T> read) {
    try {
      return read.get();
    } catch (BatchErrorException e) {
      if (e.response().code() == NOT_FOUND) {
        throw new UnavailableException(
            SdkFaults.code(e),
            "'"
                + id
                + "' existed already, and was deleted at that moment. It may work when tried again",
            null);
      }
      throw e;
    }
  }

  private void call(String action, Runnable call) {
    faults.translated(
        action,
        () -> {
          call.run();
          return action;
        });
  }

  private static String named(TaskReference task) {
    return "Azure Batch task '%s' (job '%s')".formatted(task.taskId(), task.jobId());
  }
}
