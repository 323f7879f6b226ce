package io.github.azurebatch.camunda.local.impl.account.schedule;

import io.github.azurebatch.camunda.local.impl.account.job.TaskLifecycle;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.account.state.LocalNode;
import io.github.azurebatch.camunda.local.impl.account.state.LocalPool;
import io.github.azurebatch.camunda.local.impl.account.state.LocalTask;
import io.github.azurebatch.camunda.local.impl.node.TaskOutcome;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Gives ready tasks to nodes with free slots: jobs by priority and then age, tasks in the order in
 * which they became ready. A task that needs more slots than are free is passed over.
 */
public final class Scheduler {

  private static final Comparator<LocalJob> ORDER =
      Comparator.comparingInt(LocalJob::priority)
          .reversed()
          .thenComparing(LocalJob::creationTime)
          .thenComparing(LocalJob::id);

  private final Collection<LocalJob> jobs;
  private final Collection<LocalPool> pools;
  private final TaskLifecycle tasks;
  private final Workers workers;
  private final Clock clock;
  private boolean stopped;

  public Scheduler(
      Collection<LocalJob> jobs,
      Collection<LocalPool> pools,
      TaskLifecycle tasks,
      Workers workers,
      Clock clock) {
    this.jobs = jobs;
    this.pools = pools;
    this.tasks = tasks;
    this.workers = workers;
    this.clock = clock;
  }

  /** Starts no more tasks. */
  public void stop() {
    stopped = true;
  }

  public void dispatch() {
    if (stopped) {
      return;
    }
    pools.stream().filter(LocalPool::hasFreeSlot).forEach(this::fill);
  }

  /** Whether no task runs and none could run. */
  public boolean isIdle() {
    return jobs.stream().allMatch(job -> !job.tasks().areAnyRunning() && !hasRunnable(job));
  }

  private boolean hasRunnable(LocalJob job) {
    return job.mayStartAnother()
        && pools.stream()
            .filter(pool -> pool.id().equalsIgnoreCase(job.poolId()))
            .anyMatch(pool -> job.tasks().ready().anyMatch(pool::couldEverRun));
  }

  private void fill(LocalPool pool) {
    List<LocalJob> waiting =
        jobs.stream()
            .filter(job -> job.tasks().areAnyReady() && job.poolId().equalsIgnoreCase(pool.id()))
            .sorted(ORDER)
            .toList();
    waiting.forEach(job -> fill(pool, job));
  }

  private void fill(LocalPool pool, LocalJob job) {
    Iterator<LocalTask> ready = job.tasks().queue();
    while (ready.hasNext() && job.mayStartAnother() && pool.hasFreeSlot()) {
      LocalTask task = ready.next();
      pool.nodeFor(task)
          .ifPresent(
              node -> {
                launch(pool, job, task, node);
                ready.remove();
              });
    }
  }

  private void launch(LocalPool pool, LocalJob job, LocalTask task, LocalNode node) {
    workers.start(pool, job, task, node, outcome -> ended(job, task, node, outcome));
    node.take(task, clock.instant());
    job.tasks().started();
  }

  private void ended(LocalJob job, LocalTask task, LocalNode node, TaskOutcome outcome) {
    node.release(task, clock.instant());
    tasks.released(job, task, outcome);
    dispatch();
  }
}
