package io.github.azurebatch.camunda.impl.engine.access;

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
import io.github.azurebatch.camunda.impl.batch.task.TaskCopy;
import io.github.azurebatch.camunda.impl.batch.task.TaskDefinition;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A Batch account in which every operation on an Azure Batch job asks first whether the requester
 * may use that job.
 */
final class GuardedBatch implements BatchService {

  private final BatchService all;
  private final String account;
  private final Guard guard;

  GuardedBatch(BatchService all, String account, Guard guard) {
    this.all = all;
    this.account = account;
    this.guard = guard;
  }

  @Override
  public Instant createJob(JobSpecification job) {
    guard.rights().require(Resource.JOB, job.id());
    Instant created = all.createJob(job.with(guard.rights().requester().mark()));
    guard.created(Resource.JOB, account, job.id());
    return created;
  }

  @Override
  public Optional<JobSnapshot> job(String jobId) {
    return all.job(allowed(jobId));
  }

  @Override
  public List<String> activeJobIds() {
    return all.activeJobIds().stream()
        .filter(id -> guard.rights().allow(Resource.JOB, id))
        .toList();
  }

  @Override
  public void terminateJob(String jobId, String reason) {
    all.terminateJob(allowed(jobId), reason);
  }

  @Override
  public void terminateJobOnAllTasksComplete(String jobId) {
    all.terminateJobOnAllTasksComplete(allowed(jobId));
  }

  @Override
  public void deleteJob(String jobId) {
    all.deleteJob(allowed(jobId));
  }

  @Override
  public Instant addTask(TaskSpecification task) {
    return all.addTask(allowed(task));
  }

  @Override
  public List<TaskAddResult> addTasks(String jobId, List<TaskSpecification> tasks) {
    return all.addTasks(allowed(jobId), tasks);
  }

  @Override
  public Instant addCopy(TaskReference original, TaskCopy copy, UrlSigner signer) {
    return all.addCopy(allowed(original), copy, signer);
  }

  @Override
  public CompletedTasks completedTasks(
      String jobId, OffsetDateTime since, Predicate<TaskSnapshot> wanted) {
    return all.completedTasks(allowed(jobId), since, wanted);
  }

  @Override
  public CompletedTasks completedTasks(String jobId, Collection<String> taskIds) {
    return all.completedTasks(allowed(jobId), taskIds);
  }

  @Override
  public void visitOpenTasks(String jobId, Consumer<TaskSnapshot> visitor) {
    all.visitOpenTasks(allowed(jobId), visitor);
  }

  @Override
  public List<TaskSnapshot> openTasks(String jobId, String prefix, int most) {
    return all.openTasks(allowed(jobId), prefix, most);
  }

  @Override
  public List<OwnedTask> ownedOpenTasks(String jobId, Predicate<OwnedTask> wanted) {
    return all.ownedOpenTasks(allowed(jobId), wanted);
  }

  @Override
  public List<TaskSnapshot> tasks(String jobId) {
    return all.tasks(allowed(jobId));
  }

  @Override
  public List<TaskSnapshot> tasks(String jobId, Collection<String> taskIds) {
    return all.tasks(allowed(jobId), taskIds);
  }

  @Override
  public boolean hasTasks(String jobId) {
    return all.hasTasks(allowed(jobId));
  }

  @Override
  public boolean hasOpenTasks(String jobId) {
    return all.hasOpenTasks(allowed(jobId));
  }

  @Override
  public void visitTasks(String jobId, Predicate<TaskSnapshot> visitor) {
    all.visitTasks(allowed(jobId), visitor);
  }

  @Override
  public boolean visitTasks(
      String jobId, int most, BiConsumer<TaskSnapshot, TaskDefinition> visitor) {
    return all.visitTasks(allowed(jobId), most, visitor);
  }

  @Override
  public Optional<TaskDefinition> taskDefinition(TaskReference task) {
    return all.taskDefinition(allowed(task));
  }

  @Override
  public void terminateTask(TaskReference task) {
    all.terminateTask(allowed(task));
  }

  @Override
  public void deleteTask(TaskReference task) {
    all.deleteTask(allowed(task));
  }

  @Override
  public void reactivateTask(TaskReference task) {
    all.reactivateTask(allowed(task));
  }

  @Override
  public Optional<TaskFile> taskFile(TaskReference task, String path, int lastBytes) {
    return all.taskFile(allowed(task), path, lastBytes);
  }

  @Override
  public Optional<PoolSnapshot> pool(String poolId) {
    return all.pool(poolId);
  }

  @Override
  public List<NodeSnapshot> nodes(String poolId) {
    return all.nodes(poolId);
  }

  @Override
  public void close() {
    all.close();
  }

  private String allowed(String jobId) {
    return guard.job(account, jobId);
  }

  private TaskReference allowed(TaskReference task) {
    allowed(task.jobId());
    return task;
  }

  private TaskSpecification allowed(TaskSpecification task) {
    allowed(task.reference());
    return task;
  }
}
