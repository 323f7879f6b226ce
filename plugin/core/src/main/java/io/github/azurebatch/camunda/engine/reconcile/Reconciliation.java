package io.github.azurebatch.camunda.engine.reconcile;

import io.github.azurebatch.camunda.AzureBatchConfiguration;
import io.github.azurebatch.camunda.engine.account.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The search for orphans of one engine node, on a thread of its own so that no wait is late because
 * of it. It follows the job executor.
 */
public final class Reconciliation implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);
  private static final Duration LONGEST_TICK = Duration.ofMinutes(1);

  private final ProcessEngineImpl engine;
  private final JobExecutor jobExecutor;
  private final Duration interval;
  private final Turn turn;
  private final OrphanMetrics metrics;
  private final Reconciler reconciler;
  private final ScheduledExecutorService executor;

  public Reconciliation(
      ProcessEngine engine, AzureBatchConfiguration configuration, Accounts accounts, Clock clock) {
    ProcessEngineConfigurationImpl engineConfiguration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    this.engine = (ProcessEngineImpl) engine;
    jobExecutor = engineConfiguration.getJobExecutor();
    interval = configuration.reconcileInterval();
    turn = new Turn(engineConfiguration.getCommandExecutorTxRequired(), interval, clock);
    metrics = new OrphanMetrics(configuration.meterRegistry(), engine.getName());
    reconciler =
        new Reconciler(
            accounts,
            new Owners(engine),
            engineConfiguration.getInstallationId(),
            configuration.orphans(),
            metrics,
            clock);
    executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "azure-batch-reconciler-" + engine.getName());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Searches from now on wherever the engine's job executor is active, if it is wanted at all. */
  public void start() {
    if (!interval.isZero()) {
      long tick = Math.min(interval.toMillis(), LONGEST_TICK.toMillis());
      executor.scheduleWithFixedDelay(this::round, tick, tick, TimeUnit.MILLISECONDS);
    }
  }

  private void round() {
    try {
      if (!jobExecutor.hasRegisteredEngine(engine)) {
        // the engine tells a plugin nothing of its end
        executor.shutdown();
      } else if (jobExecutor.isActive()) {
        poll();
      }
    } catch (Throwable e) {
      // what is thrown here would end the schedule without a word
      LOG.error("A search for orphans failed; the next one is due in {}", interval, e);
    }
  }

  /** Searches on the caller's thread if it is time, and this node's turn. */
  public void poll() {
    if (!interval.isZero() && turn.take()) {
      reconciler.reconcile();
    }
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.warn("A search for orphans goes on although the engine is closed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    metrics.close();
  }
}
