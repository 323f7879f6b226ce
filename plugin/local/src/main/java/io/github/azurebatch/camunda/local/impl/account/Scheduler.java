package io.github.azurebatch.camunda.local.impl.account;

import io.github.azurebatch.camunda.local.impl.node.TaskOutcome;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Gives ready tasks to nodes with free slots: jobs by priority and then age, tasks in the order in
 * which they became ready. A task that needs more slots than are free lets others pass.
 */
final class Scheduler {

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

  Scheduler(
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

  /** Starts nothing more. */
  void stop() {
    stopped = true;
  }

  void dispatch() {
    if (stopped) {
      return;
    }
    pools.stream().filter(LocalPool::hasFreeSlot).forEach(this::fill);
  }

  /** Whether nothing runs and nothing could run. */
  boolean isIdle() {
    return jobs.stream().allMatch(job -> job.running == 0 && !hasRunnable(job));
  }

  private boolean hasRunnable(LocalJob job) {
    return job.mayStartAnother()
        && pools.stream()
            .filter(pool -> pool.id().equalsIgnoreCase(job.poolId()))
            .anyMatch(pool -> job.ready.stream().anyMatch(pool::couldEverRun));
  }

  private void fill(LocalPool pool) {
    List<LocalJob> waiting =
        jobs.stream()
            .filter(job -> !job.ready.isEmpty() && job.poolId().equalsIgnoreCase(pool.id()))
            .sorted(ORDER)
            .toList();
    waiting.forEach(job -> fill(pool, job));
  }

  private void fill(LocalPool pool, LocalJob job) {
    Iterator<LocalTask> ready = job.ready.iterator();
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
    job.running++;
  }

  private void ended(LocalJob job, LocalTask task, LocalNode node, TaskOutcome outcome) {
    node.release(task, clock.instant());
    tasks.released(job, task, outcome);
    dispatch();
  }
}
