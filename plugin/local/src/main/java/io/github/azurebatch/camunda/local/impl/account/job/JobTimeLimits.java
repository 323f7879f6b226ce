package io.github.azurebatch.camunda.local.impl.account.job;

import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.impl.account.state.LocalJob;
import io.github.azurebatch.camunda.local.impl.account.state.Monitor;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Ends jobs whose {@code maxWallClockTime} has passed, also when no request asks for them. A job
 * that has a limit has a thread that waits for it.
 */
public final class JobTimeLimits {

  private final MovableClock clock;
  private final Monitor monitor;
  private final Consumer<LocalJob> expire;
  private final Map<LocalJob, Thread> watches = new HashMap<>();

  public JobTimeLimits(MovableClock clock, Monitor monitor, Consumer<LocalJob> expire) {
    this.clock = clock;
    this.monitor = monitor;
    this.expire = expire;
  }

  /** Watches a job that is new, or whose limit changed. */
  public void watch(LocalJob job) {
    forget(job);
    job.deadline().ifPresent(deadline -> start(job, deadline));
  }

  public void forget(LocalJob job) {
    Thread watch = watches.remove(job);
    if (watch != null) {
      watch.interrupt();
    }
  }

  public void close() {
    watches.values().forEach(Thread::interrupt);
    watches.clear();
  }

  private void start(LocalJob job, Instant deadline) {
    Thread watch = new Thread(() -> await(job, deadline), "job-time-limit " + job.id());
    watch.setDaemon(true);
    watch.start();
    watches.put(job, watch);
  }

  private void await(LocalJob job, Instant deadline) {
    try {
      clock.awaitUntil(deadline);
    } catch (InterruptedException e) {
      // the job was deleted, or has another limit
      return;
    }
    monitor.run(() -> expire.accept(job));
  }
}
