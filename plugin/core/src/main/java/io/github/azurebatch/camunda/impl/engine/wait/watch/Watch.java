package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.impl.engine.account.AccountChecks;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.background.EngineSchedule;
import io.github.azurebatch.camunda.impl.engine.background.WorkerPool;
import io.github.azurebatch.camunda.impl.engine.health.Failures;
import io.github.azurebatch.camunda.impl.engine.lease.Leases;
import io.github.azurebatch.camunda.impl.engine.outcome.Judges;
import io.github.azurebatch.camunda.impl.engine.outcome.list.ListJudge;
import io.github.azurebatch.camunda.impl.engine.retry.cycle.RetryCycle;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.outage.WaitMeters;
import io.github.azurebatch.camunda.impl.engine.wait.poll.PollInterval;
import io.github.azurebatch.camunda.impl.engine.wait.rerun.Restarts;
import io.github.azurebatch.camunda.impl.engine.wait.rerun.Resubmission;
import io.github.azurebatch.camunda.impl.engine.wait.rerun.RunAgain;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitQueries;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitTransactions;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitUpdates;
import io.github.azurebatch.camunda.impl.engine.wait.stuck.ExplainQueued;
import io.github.azurebatch.camunda.impl.engine.wait.stuck.QueueReasons;
import io.github.azurebatch.camunda.impl.engine.wait.stuck.SasExpiryCheck;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The watcher of one engine node and the thread that drives it. */
public final class Watch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  /** A lease is renewed when half of it is over: a round that begins before must end in time. */
  private static final int ROUNDS_A_LEASE = 4;

  private final Watcher watcher;
  private final Outages outages = new Outages();
  private final EngineSchedule schedule;
  private final Duration pollInterval;
  private final EngineSchedule renewal;
  private final Duration renewalInterval;
  private final WorkerPool workers;
  private final WaitMeters meters;
  private final UnwatchedWaits unwatched;

  public Watch(
      ProcessEngine engine,
      AzureBatchConfiguration configuration,
      Accounts accounts,
      Failures failures,
      AccountChecks checks,
      Clock clock) {
    ProcessEngineConfigurationImpl engineConfiguration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    String nodeId = "azure-batch-" + UUID.randomUUID();
    meters = new WaitMeters(configuration.meterRegistry(), engine.getName());
    WaitTransactions transactions = new WaitTransactions(engineConfiguration, nodeId);
    WaitUpdates updates = new WaitUpdates(engineConfiguration.getCommandExecutorTxRequired());
    Judges judges =
        Judges.of(accounts, configuration.inlineLimit(), configuration.diagnosisLimit());
    EndWait endWait =
        new EndWait(
            new WaitOutcome(accounts, judges),
            transactions,
            RetryCycle.parse(configuration.retryCycle()),
            outages,
            meters);
    workers =
        new WorkerPool(
            "azure-batch-waits-" + engine.getName(),
            configuration.watcherThreads(),
            configuration.watcherTimeLimit());
    OverdueWork overdue = new OverdueWork(outages);
    PerJobFailures perJobFailures = new PerJobFailures(failures, clock);
    Duration leaseDuration = leaseDuration(configuration);
    Leases leases =
        new Leases(
            engineConfiguration.getCommandExecutorTxRequired(),
            nodeId,
            leaseDuration,
            clock,
            meters.leases());
    WaitQueries waits = new WaitQueries(engine, transactions);
    unwatched = new UnwatchedWaits(engineConfiguration.getJobExecutor(), waits, leases, clock);
    watcher =
        new Watcher(
            accounts,
            waits,
            leases,
            new PollJob(
                new ReadNamedTasks(accounts, updates, outages),
                explainQueued(updates, configuration, accounts),
                new RunAgain(
                    restarts(engineConfiguration, configuration, accounts, judges.list()),
                    updates,
                    transactions,
                    outages,
                    meters),
                outages,
                PollInterval.between(configuration.pollInterval(), configuration.maxPollInterval()),
                configuration.auditInterval()),
            new EndDueWaits(
                accounts,
                leases,
                endWait,
                outages,
                overdue,
                leaseDuration.dividedBy(ROUNDS_A_LEASE),
                workers,
                perJobFailures,
                clock),
            outages,
            overdue,
            workers,
            perJobFailures,
            clock);
    meters.watch(watcher::waitCount, watcher::stuckCount);
    meters.watch(leases, outages, workers);
    Clock ofTheMachine = Clock.systemUTC();
    schedule =
        new EngineSchedule(
            engine,
            "watcher",
            () -> round(checks),
            watcher::release,
            Watcher.LONGEST_ROUND,
            failures,
            ofTheMachine);
    pollInterval = configuration.pollInterval();
    renewal =
        new EngineSchedule(
            engine,
            "leases",
            watcher::renewLeases,
            () -> {},
            Watcher.LONGEST_ROUND,
            failures,
            ofTheMachine);
    renewalInterval = leaseDuration.dividedBy(ROUNDS_A_LEASE);
  }

  /** What the round has not called, nobody may have. */
  private void round(AccountChecks checks) {
    try {
      watcher.pollWhatIsDue();
    } finally {
      checks.atStart();
    }
  }

  /** A shorter one would end between two rounds. */
  private static Duration leaseDuration(AzureBatchConfiguration configuration) {
    Duration shortest = configuration.pollInterval().multipliedBy(ROUNDS_A_LEASE);
    Duration wanted = configuration.leaseDuration();
    return wanted.compareTo(shortest) < 0 ? shortest : wanted;
  }

  private ExplainQueued explainQueued(
      WaitUpdates updates, AzureBatchConfiguration configuration, Accounts accounts) {
    return new ExplainQueued(
        new QueueReasons(accounts, configuration.auditInterval().dividedBy(2)),
        new SasExpiryCheck(updates, meters, configuration.auditInterval().multipliedBy(3)),
        updates,
        configuration.stuckAfter());
  }

  private static Restarts restarts(
      ProcessEngineConfigurationImpl engine,
      AzureBatchConfiguration configuration,
      Accounts accounts,
      ListJudge listJudge) {
    return new Restarts(
        accounts,
        new Resubmission(
            accounts, engine.getInstallationId(), configuration.resourceFileLifetime()),
        listJudge);
  }

  /** Polls from now on wherever the engine's job executor is active. */
  public void start() {
    schedule.start(pollInterval);
    // a call may hang for longer than a lease lasts
    renewal.start(renewalInterval);
  }

  /** One round that looks at everything, on the caller's thread. */
  public void poll() {
    watcher.poll();
  }

  /** What is wrong with which account; empty if nothing is. */
  public List<Outage> outages() {
    return outages.all();
  }

  /** What is wrong where waits are looked after by no node at all. */
  public Optional<String> unwatched() {
    return unwatched.message();
  }

  @Override
  public void close() {
    schedule.close();
    renewal.close();
    if (schedule.hasEnded()) {
      releaseLeases();
    }
    workers.close();
    meters.close();
  }

  private void releaseLeases() {
    try {
      watcher.release();
    } catch (RuntimeException e) {
      LOG.warn("The leases could not be given back; they end by themselves: {}", e.getMessage());
    }
  }
}
