package io.github.azurebatch.camunda.impl.engine.reconcile;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.background.EngineSchedule;
import io.github.azurebatch.camunda.impl.engine.health.Failures;
import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * The search for orphans of one engine node. It has a thread of its own, so that it delays no wait,
 * and runs while the engine's job executor is active.
 */
public final class Reconciliation implements AutoCloseable {

  private static final Duration LONGEST_TICK = Duration.ofMinutes(1);

  /** A search lists the tasks of all active jobs of all accounts, one job after another. */
  private static final Duration LONGEST_SEARCH = Duration.ofHours(1);

  private final Duration interval;
  private final SearchSchedule schedule;
  private final OrphanMetrics metrics;
  private final Reconciler reconciler;
  private final EngineSchedule ticks;

  public Reconciliation(
      ProcessEngine engine,
      AzureBatchConfiguration configuration,
      Accounts accounts,
      Failures failures,
      Clock clock) {
    ProcessEngineConfigurationImpl engineConfiguration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    interval = configuration.reconcileInterval();
    schedule =
        new SearchSchedule(engineConfiguration.getCommandExecutorTxRequired(), interval, clock);
    metrics = new OrphanMetrics(configuration.meterRegistry(), engine.getName());
    reconciler =
        new Reconciler(
            accounts,
            new InstanceStates(engine),
            engineConfiguration.getInstallationId(),
            configuration.orphans(),
            metrics,
            clock);
    ticks =
        new EngineSchedule(
            engine,
            "reconciler",
            this::poll,
            () -> {},
            LONGEST_SEARCH,
            failures,
            Clock.systemUTC());
  }

  /** Starts to search at the configured interval; an interval of zero turns the search off. */
  public void start() {
    if (!interval.isZero()) {
      Duration tick = interval.compareTo(LONGEST_TICK) < 0 ? interval : LONGEST_TICK;
      ticks.start(tick);
    }
  }

  /** Searches on the caller's thread if a search is due and no other node makes it. */
  public void poll() {
    if (!interval.isZero() && schedule.claimIfDue()) {
      search();
    }
  }

  /** A search that fails is repeated at the next tick, and not an interval later. */
  private void search() {
    try {
      reconciler.reconcile();
    } catch (RuntimeException | Error e) {
      releaseAfter(e);
      throw e;
    }
  }

  private void releaseAfter(Throwable failure) {
    try {
      schedule.release();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    ticks.close();
    metrics.close();
  }
}
