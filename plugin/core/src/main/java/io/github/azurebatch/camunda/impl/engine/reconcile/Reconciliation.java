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
 * The search for orphans of one engine node, on a thread of its own so that no wait is late because
 * of it. It follows the job executor.
 */
public final class Reconciliation implements AutoCloseable {

  private static final Duration LONGEST_TICK = Duration.ofMinutes(1);

  /** The tasks of all active jobs of all accounts are listed, one job after another. */
  private static final Duration LONGEST_SEARCH = Duration.ofHours(1);

  private final Duration interval;
  private final SearchCursor turn;
  private final OrphanMetrics metrics;
  private final Reconciler reconciler;
  private final EngineSchedule schedule;

  public Reconciliation(
      ProcessEngine engine,
      AzureBatchConfiguration configuration,
      Accounts accounts,
      Failures failures,
      Clock clock) {
    ProcessEngineConfigurationImpl engineConfiguration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    interval = configuration.reconcileInterval();
    turn = new SearchCursor(engineConfiguration.getCommandExecutorTxRequired(), interval, clock);
    metrics = new OrphanMetrics(configuration.meterRegistry(), engine.getName());
    reconciler =
        new Reconciler(
            accounts,
            new TaskOwners(engine),
            engineConfiguration.getInstallationId(),
            configuration.orphans(),
            metrics,
            clock);
    schedule =
        new EngineSchedule(
            engine,
            "reconciler",
            this::poll,
            () -> {},
            LONGEST_SEARCH,
            failures,
            Clock.systemUTC());
  }

  /** Searches from now on wherever the engine's job executor is active, if it is wanted at all. */
  public void start() {
    if (!interval.isZero()) {
      Duration tick = interval.compareTo(LONGEST_TICK) < 0 ? interval : LONGEST_TICK;
      schedule.start(tick);
    }
  }

  /** Searches on the caller's thread if it is time, and this node's turn. */
  public void poll() {
    if (!interval.isZero() && turn.take()) {
      search();
    }
  }

  /** One that fails is made up for at the next tick, and not an interval later. */
  private void search() {
    try {
      reconciler.reconcile();
    } catch (RuntimeException | Error e) {
      giveBackAfter(e);
      throw e;
    }
  }

  private void giveBackAfter(Throwable failure) {
    try {
      turn.giveBack();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void close() {
    schedule.close();
    metrics.close();
  }
}
