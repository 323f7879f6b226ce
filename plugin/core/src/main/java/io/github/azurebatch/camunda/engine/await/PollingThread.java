package io.github.azurebatch.camunda.engine.await;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that polls. It follows the job executor: where that is stopped, nothing is polled.
 * The engine tells a plugin nothing of its end, so a round after it finds out.
 */
final class PollingThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PollingThread.class);

  private final ProcessEngineImpl engine;
  private final JobExecutor jobExecutor;
  private final Watcher watcher;
  private final Duration interval;
  private final ScheduledExecutorService executor;
  private boolean polling;

  PollingThread(
      ProcessEngineImpl engine, JobExecutor jobExecutor, Watcher watcher, Duration interval) {
    this.engine = engine;
    this.jobExecutor = jobExecutor;
    this.watcher = watcher;
    this.interval = interval;
    this.executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "azure-batch-watcher-" + engine.getName());
              thread.setDaemon(true);
              return thread;
            });
  }

  void start() {
    long millis = interval.toMillis();
    executor.scheduleWithFixedDelay(this::round, millis, millis, TimeUnit.MILLISECONDS);
  }

  private void round() {
    try {
      if (!jobExecutor.hasRegisteredEngine(engine)) {
        executor.shutdown();
      } else if (jobExecutor.isActive()) {
        polling = true;
        watcher.poll();
      } else if (polling) {
        polling = false;
        watcher.release();
      }
    } catch (Throwable e) {
      // what is thrown here would end the schedule without a word
      LOG.error("A round of polling failed; the waits stay, the next round tries again", e);
    }
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      if (executor.awaitTermination(1, TimeUnit.MINUTES)) {
        releaseLeases();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void releaseLeases() {
    try {
      watcher.release();
    } catch (RuntimeException e) {
      LOG.warn("The leases could not be given back; they end by themselves: {}", e.getMessage());
    }
  }
}
