package io.github.azurebatch.camunda.impl.batch.sdk;

import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.CompletedTasks;
import io.github.azurebatch.camunda.impl.batch.OwnedTask;
import io.github.azurebatch.camunda.impl.batch.TaskAddResult;
import io.github.azurebatch.camunda.impl.batch.file.TaskFile;
import io.github.azurebatch.camunda.impl.batch.file.UrlSigner;
import io.github.azurebatch.camunda.impl.batch.job.JobSnapshot;
import io.github.azurebatch.camunda.impl.batch.job.JobSpecification;
import io.github.azurebatch.camunda.impl.batch.pool.NodeSnapshot;
import io.github.azurebatch.camunda.impl.batch.pool.PoolSnapshot;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkCalls;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkClient;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkFaults;
import io.github.azurebatch.camunda.impl.batch.task.TaskCopy;
import io.github.azurebatch.camunda.impl.batch.task.TaskDefinition;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An Azure Batch account behind Microsoft's SDK {@code com.microsoft.azure:azure-batch}. It is a
 * facade: each group of REST operations has a class of its own, to which it hands every call.
 */
public final class SdkBatchService implements BatchService {

  private final SdkCalls calls;
  private final SdkJobs jobs;
  private final SdkTasks tasks;
  private final SdkTaskCollection collection;
  private final SdkTaskLists lists;
  private final SdkCompletedTasks completed;
  private final SdkFiles files;
  private final SdkPools pools;

  private SdkBatchService(SdkCalls calls, Clock clock, Pause pause, Duration firstPause) {
    this.calls = calls;
    this.jobs = new SdkJobs(calls, clock);
    this.tasks = new SdkTasks(calls);
    this.lists = new SdkTaskLists(calls);
    this.collection = new SdkTaskCollection(calls, lists, pause, firstPause);
    this.completed = new SdkCompletedTasks(calls, lists, clock);
    this.files = new SdkFiles(calls);
    this.pools = new SdkPools(calls);
  }

  /** Opens the account without a call: a wrong name or key fails with the first call. */
  public static BatchService open(BatchAccount account) {
    return open(
        account, Gate.of("Batch account '" + account.name() + "'"), HttpSettings.defaults());
  }

  /** Opens the account behind a gate, which closes while the service throttles the account. */
  public static BatchService open(BatchAccount account, Gate gate, HttpSettings http) {
    return open(account, gate, http, CallLimits.DEFAULTS, Clock.systemUTC(), Pause.SLEEP);
  }

  /** Opens the account with the defaults of {@link HttpSettings}. */
  public static BatchService open(BatchAccount account, Gate gate, Clock clock, Pause pause) {
    return open(account, gate, HttpSettings.defaults(), CallLimits.DEFAULTS, clock, pause);
  }

  /** Opens the account with limits and a time that a test gives. */
  public static BatchService open(
      BatchAccount account,
      Gate gate,
      HttpSettings http,
      CallLimits limits,
      Clock clock,
      Pause pause) {
    var client = SdkClient.open(account, gate, http, limits, clock, pause);
    var faults = new SdkFaults(account, gate, limits, clock);
    var calls = new SdkCalls(client, faults, limits.listing());
    return new SdkBatchService(calls, clock, pause, http.firstPause());
  }

  @Override
  public Instant createJob(JobSpecification job) {
    return jobs.create(job);
  }

  @Override
  public Optional<JobSnapshot> job(String jobId) {
    return jobs.find(jobId);
  }

  @Override
  public List<String> activeJobIds() {
    return jobs.activeIds();
  }

  @Override
  public void terminateJob(String jobId, String reason) {
    jobs.terminate(jobId, reason);
  }

  @Override
  public void terminateJobOnAllTasksComplete(String jobId) {
    jobs.terminateOnAllTasksComplete(jobId);
  }

  @Override
  public void deleteJob(String jobId) {
    jobs.delete(jobId);
  }

  @Override
  public Instant addTask(TaskSpecification task) {
    return tasks.add(task);
  }

  @Override
  public List<TaskAddResult> addTasks(String jobId, List<TaskSpecification> added) {
    return collection.add(jobId, added);
  }

  @Override
  public Instant addCopy(TaskReference original, TaskCopy copy, UrlSigner signer) {
    return tasks.addCopy(original, copy, signer);
  }

  @Override
  public CompletedTasks completedTasks(
      String jobId, OffsetDateTime since, Predicate<TaskSnapshot> wanted) {
    return completed.since(jobId, since, wanted);
  }

  @Override
  public CompletedTasks completedTasks(String jobId, Collection<String> taskIds) {
    return completed.of(jobId, taskIds);
  }

  @Override
  public List<TaskSnapshot> openTasks(String jobId, String prefix, int most) {
    return lists.open(jobId, prefix, most);
  }

  @Override
  public void visitOpenTasks(String jobId, Consumer<TaskSnapshot> visitor) {
    lists.visitOpen(jobId, visitor);
  }

  @Override
  public List<OwnedTask> ownedOpenTasks(String jobId, Predicate<OwnedTask> wanted) {
    return lists.ownedOpen(jobId, wanted);
  }

  @Override
  public List<TaskSnapshot> tasks(String jobId, Collection<String> taskIds) {
    return lists.byId(jobId, taskIds);
  }

  @Override
  public boolean hasTasks(String jobId) {
    return lists.has(jobId);
  }

  @Override
  public boolean hasOpenTasks(String jobId) {
    return lists.hasOpen(jobId);
  }

  @Override
  public void visitTasks(String jobId, Predicate<TaskSnapshot> visitor) {
    lists.visit(jobId, visitor);
  }

  @Override
  public boolean visitTasks(
      String jobId, int most, BiConsumer<TaskSnapshot, TaskDefinition> visitor) {
    return lists.visit(jobId, most, visitor);
  }

  @Override
  public List<TaskSnapshot> tasks(String jobId) {
    return lists.all(jobId);
  }

  @Override
  public Optional<TaskDefinition> taskDefinition(TaskReference task) {
    return tasks.definition(task);
  }

  @Override
  public void terminateTask(TaskReference task) {
    tasks.terminate(task);
  }

  @Override
  public void deleteTask(TaskReference task) {
    tasks.delete(task);
  }

  @Override
  public void reactivateTask(TaskReference task) {
    tasks.reactivate(task);
  }

  @Override
  public Optional<TaskFile> taskFile(TaskReference task, String path, int lastBytes) {
    return files.read(task, path, lastBytes);
  }

  @Override
  public Optional<PoolSnapshot> pool(String poolId) {
    return pools.find(poolId);
  }

  @Override
  public List<NodeSnapshot> nodes(String poolId) {
    return pools.nodes(poolId);
  }

  @Override
  public void close() {
    calls.client().restClient().close();
  }
}
