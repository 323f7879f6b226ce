package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.background.WorkerPool;
import io.github.azurebatch.camunda.impl.engine.event.StorageEvents;
import io.github.azurebatch.camunda.impl.engine.health.Failures;
import io.github.azurebatch.camunda.impl.engine.lease.Leases;
import io.github.azurebatch.camunda.impl.engine.lease.row.Node;
import io.github.azurebatch.camunda.impl.engine.mark.Authenticity;
import io.github.azurebatch.camunda.impl.engine.outcome.Judges;
import io.github.azurebatch.camunda.impl.engine.retry.cycle.RetryCycle;
import io.github.azurebatch.camunda.impl.engine.step.Steps;
import io.github.azurebatch.camunda.impl.engine.wait.end.EndTransactions;
import io.github.azurebatch.camunda.impl.engine.wait.end.EndWait;
import io.github.azurebatch.camunda.impl.engine.wait.note.NoteChanges;
import io.github.azurebatch.camunda.impl.engine.wait.note.Notes;
import io.github.azurebatch.camunda.impl.engine.wait.note.Sweeps;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.outage.PerWaitFailures;
import io.github.azurebatch.camunda.impl.engine.wait.outage.WaitMeters;
import io.github.azurebatch.camunda.impl.engine.wait.outage.WaitSteps;
import io.github.azurebatch.camunda.impl.engine.wait.poll.PollInterval;
import io.github.azurebatch.camunda.impl.engine.wait.rerun.RerunTask;
import io.github.azurebatch.camunda.impl.engine.wait.rerun.Resubmission;
import io.github.azurebatch.camunda.impl.engine.wait.rerun.RunAgain;
import io.github.azurebatch.camunda.impl.engine.wait.rerun.TargetReruns;
import io.github.azurebatch.camunda.impl.engine.wait.store.ForeignWorkers;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitQueries;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitTransactions;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitUpdates;
import io.github.azurebatch.camunda.impl.engine.wait.stuck.ExplainQueued;
import io.github.azurebatch.camunda.impl.engine.wait.stuck.QueueReasons;
import io.github.azurebatch.camunda.impl.engine.wait.stuck.ResubmitExpiring;
import io.github.azurebatch.camunda.impl.engine.wait.topic.RegisteredDeployments;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicSummaries;
import io.github.azurebatch.camunda.impl.engine.wait.topic.UndeployedProcesses;
import java.time.Clock;
import java.time.Duration;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;

/** The parts of one engine node's watcher, built from the configuration. */
final class WatcherParts implements AutoCloseable {

  /** A lease is renewed when half of it is over, and a round that began before must end in time. */
  private static final int ROUNDS_A_LEASE = 4;

  private final AzureBatchConfiguration configuration;
  private final ProcessEngineConfigurationImpl engine;
  private final Access access;
  private final Accounts accounts;
  private final Clock clock;
  private final Steps steps;
  private final Duration leaseDuration;
  private final Outages outages;
  private final PerWaitFailures perWaitFailures;
  private final PerJobFailures perJobFailures;
  private final Judges judges;
  private final WaitMeters meters;
  private final WorkerPool pool;
  private final JobWorkers workers;
  private final WaitTransactions transactions;
  private final WaitUpdates updates;
  private final WaitQueries waits;
  private final Leases leases;
  private final StorageEvents events;
  private final RegisteredDeployments deployments;

  WatcherParts(
      ProcessEngine processEngine,
      AzureBatchConfiguration configuration,
      Access access,
      Authenticity authenticity,
      Failures failures,
      Clock clock) {
    this.configuration = configuration;
    this.access = access;
    this.accounts = access.accounts();
    this.clock = clock;
    this.steps = new Steps(configuration.observationRegistry());
    engine = (ProcessEngineConfigurationImpl) processEngine.getProcessEngineConfiguration();
    leaseDuration = leaseDuration(configuration);
    meters = new WaitMeters(configuration.meterRegistry(), processEngine.getName());
    outages = new Outages(meters::outage);
    perWaitFailures = new PerWaitFailures(outages, new WaitSteps(steps, engine));
    perJobFailures = new PerJobFailures(failures, clock);
    judges = Judges.of(accounts, configuration.inlineLimit(), configuration.diagnosisLimit());
    pool = pool(processEngine.getName(), configuration);
    workers = new JobWorkers(pool, perJobFailures, outages);
    Node node = node(engine, leaseDuration);
    CommandExecutor commands = engine.getCommandExecutorTxRequired();
    transactions = new WaitTransactions(engine, node.id(), foreignWorkers(configuration));
    updates = new WaitUpdates(commands);
    waits = new WaitQueries(processEngine, transactions, authenticity);
    leases = new Leases(commands, node, clock, meters.leases());
    events = events(commands, processEngine.getName());
    deployments = new RegisteredDeployments(engine);
  }

  private static ForeignWorkers foreignWorkers(AzureBatchConfiguration configuration) {
    return new ForeignWorkers(RetryCycle.parse(configuration.retryCycle()).longestPause());
  }

  private static Node node(ProcessEngineConfigurationImpl engine, Duration leaseDuration) {
    return new Node(ForeignWorkers.newOwnId(), leaseDuration, NoteChanges.isIn(engine));
  }

  private StorageEvents events(CommandExecutor commands, String engineName) {
    return StorageEvents.of(accounts, commands, leases, configuration.meterRegistry(), engineName);
  }

  /** A shorter one would end between two rounds. */
  private static Duration leaseDuration(AzureBatchConfiguration configuration) {
    Duration shortest = configuration.pollInterval().multipliedBy(ROUNDS_A_LEASE);
    Duration wanted = configuration.leaseDuration();
    return wanted.compareTo(shortest) < 0 ? shortest : wanted;
  }

  private static WorkerPool pool(String engineName, AzureBatchConfiguration configuration) {
    return new WorkerPool(
        "azure-batch-waits-" + engineName,
        configuration.watcherThreads(),
        configuration.watcherTimeLimit());
  }

  Watcher watcher(Notes notes) {
    Watcher watcher =
        new Watcher(
            accounts,
            waitingParts(notes),
            waits,
            partLeases(),
            pollJob(),
            endDueWaits(),
            outages,
            workers,
            perJobFailures,
            foreignWorkers(),
            events,
            clock);
    events.listen(watcher::arrived);
    meters.watch(watcher::waitCount, watcher::stuckCount);
    meters.watch(leases, outages, pool);
    return watcher;
  }

  private WaitingParts waitingParts(Notes notes) {
    return new WaitingParts(
        new TopicSummaries(engine),
        partLeases(),
        notes,
        new Sweeps(NoteChanges.isIn(engine), configuration.auditInterval(), clock));
  }

  private PartLeases partLeases() {
    UndeployedProcesses undeployed = new UndeployedProcesses(deployments, leases, clock);
    return new PartLeases(leases, accounts, deployments, undeployed, outages, events);
  }

  private PollJob pollJob() {
    return new PollJob(
        steps,
        new ReadNamedTargets(access, updates, perWaitFailures),
        explainQueued(),
        runAgain(),
        outages,
        PollInterval.between(configuration.pollInterval(), configuration.maxPollInterval()),
        configuration.auditInterval());
  }

  private ExplainQueued explainQueued() {
    Duration auditInterval = configuration.auditInterval();
    return new ExplainQueued(
        new QueueReasons(accounts, auditInterval.dividedBy(2)),
        new ResubmitExpiring(updates, meters, auditInterval.multipliedBy(3)),
        updates,
        configuration.stuckAfter());
  }

  private RunAgain runAgain() {
    Resubmission resubmission =
        new Resubmission(
            accounts, engine.getInstallationId(), configuration.resourceFileLifetime());
    return new RunAgain(
        new TargetReruns(new RerunTask(accounts, resubmission), judges.list()),
        updates,
        transactions,
        perWaitFailures,
        meters);
  }

  private EndDueWaits endDueWaits() {
    return new EndDueWaits(
        accounts, partLeases(), endWait(), outages, betweenRenewals(), workers, clock);
  }

  private EndWait endWait() {
    return new EndWait(
        access,
        deployments,
        judges,
        transactions,
        new EndTransactions(engine, transactions),
        RetryCycle.parse(configuration.retryCycle()),
        perWaitFailures,
        meters);
  }

  UnwatchedWaits unwatchedWaits() {
    return new UnwatchedWaits(engine.getJobExecutor(), waits, leases, clock);
  }

  /** How often leases are renewed, and how long one part of a round may take. */
  Duration betweenRenewals() {
    return leaseDuration.dividedBy(ROUNDS_A_LEASE);
  }

  WaitMeters meters() {
    return meters;
  }

  Leases leases() {
    return leases;
  }

  StorageEvents events() {
    return events;
  }

  Outages outages() {
    return outages;
  }

  ForeignWorkers foreignWorkers() {
    return transactions.foreignWorkers();
  }

  @Override
  public void close() {
    pool.close();
    events.close();
    meters.close();
  }
}
