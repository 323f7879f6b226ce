package io.github.azurebatch.camunda.local.impl.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.azurebatch.camunda.local.BatchTask;
import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.TaskState;
import io.github.azurebatch.camunda.local.impl.account.job.JobLifecycle;
import io.github.azurebatch.camunda.local.impl.account.job.JobTimeLimits;
import io.github.azurebatch.camunda.local.impl.account.job.Jobs;
import io.github.azurebatch.camunda.local.impl.account.job.TaskLifecycle;
import io.github.azurebatch.camunda.local.impl.account.pool.AutoPools;
import io.github.azurebatch.camunda.local.impl.account.pool.NodeDirectories;
import io.github.azurebatch.camunda.local.impl.account.pool.PoolLifecycle;
import io.github.azurebatch.camunda.local.impl.account.pool.Pools;
import io.github.azurebatch.camunda.local.impl.account.schedule.Scheduler;
import io.github.azurebatch.camunda.local.impl.account.schedule.Workers;
import io.github.azurebatch.camunda.local.impl.account.state.AccountSettings;
import io.github.azurebatch.camunda.local.impl.account.state.JobManagerTask;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.account.state.LocalNode;
import io.github.azurebatch.camunda.local.impl.account.state.LocalTask;
import io.github.azurebatch.camunda.local.impl.account.state.Monitor;
import io.github.azurebatch.camunda.local.impl.error.ErrorCode;
import io.github.azurebatch.camunda.local.impl.error.ServiceException;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/** A Batch account; every call must be made with its monitor held. */
public final class LocalAccount {

  private final Monitor monitor = new Monitor();
  private final MovableClock clock;
  private final Pools pools;
  private final PoolLifecycle poolLifecycle;
  private final Jobs jobs;
  private final JobLifecycle jobLifecycle;
  private final TaskLifecycle taskLifecycle;
  private final Scheduler scheduler;
  private final JobTimeLimits timeLimits;
  private final AutoPools autoPools;

  public LocalAccount(AccountSettings settings) {
    this.clock = settings.clock();
    this.pools = new Pools(settings.data());
    this.jobs =
        new Jobs(
            clock,
            settings.jobDeletion(),
            job -> NodeDirectories.delete(job, pools.all().values()));
    this.jobLifecycle = new JobLifecycle(clock, this::ended);
    this.taskLifecycle = new TaskLifecycle(clock, jobLifecycle);
    this.timeLimits = new JobTimeLimits(clock, monitor, jobLifecycle::expire);
    Workers workers = new Workers(settings, monitor);
    this.scheduler = new Scheduler(jobs.all(), pools.all().values(), taskLifecycle, workers, clock);
    this.poolLifecycle = new PoolLifecycle(pools, jobs.all(), scheduler, clock);
    this.autoPools = new AutoPools(poolLifecycle);
  }

  public Monitor monitor() {
    return monitor;
  }

  public PoolLifecycle pools() {
    return poolLifecycle;
  }

  public NavigableMap<String, LocalJob> jobs() {
    NavigableMap<String, LocalJob> present = jobs.present();
    present.values().forEach(jobLifecycle::expire);
    return present;
  }

  public LocalJob job(String id) {
    LocalJob job = jobs.get(id);
    jobLifecycle.expire(job);
    return job;
  }

  public LocalJob addJob(String id, ObjectNode spec, Optional<JobManagerTask> manager) {
    LocalJob job = jobs.add(id, spec);
    timeLimits.watch(job);
    autoPools.addTo(job);
    manager.ifPresent(task -> taskLifecycle.add(job, leading(task)));
    jobLifecycle.settle(job);
    scheduler.dispatch();
    return job;
  }

  private LocalTask leading(JobManagerTask manager) {
    return new LocalTask(manager.taskId(), manager.task(), manager.role(), clock.instant());
  }

  public void changeJob(LocalJob job, ObjectNode spec) {
    jobLifecycle.requireNotEnding(job);
    job.change(spec, clock.instant());
    timeLimits.watch(job);
    jobLifecycle.settle(job);
    scheduler.dispatch();
  }

  public void terminateJob(LocalJob job, String reason) {
    jobLifecycle.terminate(job, reason);
  }

  public void deleteJob(LocalJob job) {
    jobLifecycle.delete(job);
    ended(job);
  }

  private void ended(LocalJob job) {
    timeLimits.forget(job);
    autoPools.removeFrom(job);
  }

  public void disableJob(LocalJob job, String runningTasks) {
    jobLifecycle.disable(job, runningTasks);
  }

  public void enableJob(LocalJob job) {
    jobLifecycle.enable(job);
    scheduler.dispatch();
  }

  /** Refuses the request if the job takes no tasks. */
  public void requireOpen(LocalJob job) {
    jobLifecycle.requireOpen(job);
  }

  public LocalTask task(LocalJob job, String id) {
    return find(job, id).orElseThrow(() -> new ServiceException(ErrorCode.TASK_NOT_FOUND));
  }

  public LocalTask addTask(LocalJob job, String id, ObjectNode spec) {
    LocalTask task = new LocalTask(id, spec, clock.instant());
    taskLifecycle.add(job, task);
    scheduler.dispatch();
    return task;
  }

  public void changeTask(LocalTask task, ObjectNode spec) {
    if (task.is(TaskState.COMPLETED)) {
      throw new ServiceException(ErrorCode.TASK_COMPLETED);
    }
    task.change(spec, clock.instant());
  }

  public void terminateTask(LocalJob job, LocalTask task) {
    taskLifecycle.terminate(job, task);
  }

  /** Its id stays taken until {@link #forgetTask}. */
  public void deleteTask(LocalJob job, LocalTask task) {
    taskLifecycle.delete(job, task);
  }

  /** The directory of the deleted task was removed: its id is free. */
  public void forgetTask(LocalJob job, LocalTask task) {
    job.tasks().release(task);
  }

  public void reactivateTask(LocalJob job, LocalTask task) {
    taskLifecycle.reactivate(job, task);
    scheduler.dispatch();
  }

  /** The directory of a task that was on a node. */
  public Optional<Path> directory(LocalJob job, LocalTask task) {
    return NodeDirectories.of(job, task);
  }

  /** The directory of a task for requests for its files; refused if the files are not there. */
  public Path files(LocalJob job, LocalTask task) {
    if (task.isRetentionOver(clock.instant())) {
      NodeDirectories.delete(job, task);
      throw new ServiceException(ErrorCode.TASK_FILES_CLEANED_UP);
    }
    LocalNode node =
        task.node().orElseThrow(() -> new ServiceException(ErrorCode.TASK_FILES_UNAVAILABLE));
    if (!pools.have(node)) {
      throw new ServiceException(ErrorCode.NODE_NOT_FOUND);
    }
    if (!node.givesFiles()) {
      throw new ServiceException(ErrorCode.NODE_NOT_READY);
    }
    return NodeDirectories.of(job, task, node);
  }

  /** Whether the task's worker has ended. */
  public boolean isReleased(LocalTask task) {
    return !task.isRunning();
  }

  /** Whether nothing runs and nothing could run. */
  public boolean isIdle() {
    return scheduler.isIdle();
  }

  /** Whether the task is there and in this state. */
  public boolean isIn(String jobId, String taskId, TaskState state) {
    LocalJob job = jobs.present().get(jobId);
    return job != null && find(job, taskId).filter(task -> task.is(state)).isPresent();
  }

  /** All tasks of all jobs, by the ids of their jobs and their own. */
  public List<BatchTask> tasks() {
    return jobs().values().stream()
        .flatMap(job -> job.tasks().byId().values().stream().map(task -> task.snapshot(job.id())))
        .toList();
  }

  /** Ends all tasks that have not ended, as terminating each of them does. */
  public void terminateAllTasks() {
    for (LocalJob job : jobs.all()) {
      for (LocalTask task : List.copyOf(job.tasks().byId().values())) {
        if (!task.is(TaskState.COMPLETED)) {
          taskLifecycle.terminate(job, task);
        }
      }
    }
  }

  /** Interrupts all running tasks. */
  public void close() {
    scheduler.stop();
    timeLimits.close();
    jobs.all().forEach(LocalJob::interruptAll);
  }

  /** Whether all workers have ended. */
  public boolean isClosed() {
    return jobs.all().stream().allMatch(job -> !job.tasks().areAnyRunning());
  }

  private static Optional<LocalTask> find(LocalJob job, String id) {
    return Optional.ofNullable(job.tasks().byId().get(id));
  }
}
