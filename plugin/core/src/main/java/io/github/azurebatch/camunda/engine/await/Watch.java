package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.AzureBatchConfiguration;
import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.log.LogReader;
import io.github.azurebatch.camunda.engine.outcome.JobJudge;
import io.github.azurebatch.camunda.engine.outcome.ListJudge;
import io.github.azurebatch.camunda.engine.outcome.OutcomeJudge;
import io.github.azurebatch.camunda.engine.queue.QueueReasons;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** The watcher of one engine node and the thread that drives it. */
public final class Watch implements AutoCloseable {

  private final Watcher watcher;
  private final Outages outages = new Outages();
  private final PollingThread thread;
  private final Leases leases;
  private final WatcherMetrics metrics;

  public Watch(
      ProcessEngine engine, AzureBatchConfiguration configuration, Accounts accounts, Clock clock) {
    ProcessEngineConfigurationImpl engineConfiguration =
        (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    String nodeId = "azure-batch-" + UUID.randomUUID();
    metrics = new WatcherMetrics(configuration.meterRegistry(), engine.getName());
    WaitEnd waitEnd = new WaitEnd(engineConfiguration, nodeId);
    Ending ending =
        new Ending(
            new WaitOutcome(
                accounts,
                new OutcomeJudge(
                    accounts,
                    configuration.inlineLimit(),
                    new LogReader(accounts, configuration.diagnosisLimit())),
                new ListJudge(accounts),
                new JobJudge(accounts)),
            waitEnd,
            RetryCycle.parse(configuration.retryCycle()),
            outages,
            metrics);
    leases =
        new Leases(
            engineConfiguration.getCommandExecutorTxRequired(),
            nodeId,
            configuration.leaseDuration(),
            clock);
    watcher =
        new Watcher(
            accounts,
            new Waits(engine, waitEnd),
            leases,
            new ForeignTasks(
                accounts,
                new WaitVariables(engineConfiguration.getCommandExecutorTxRequired()),
                outages),
            longWaits(engineConfiguration, configuration, accounts),
            reruns(engineConfiguration, configuration, accounts, waitEnd),
            ending,
            outages,
            configuration.auditInterval(),
            clock);
    metrics.watch(watcher, outages);
    thread =
        new PollingThread(
            (ProcessEngineImpl) engine,
            engineConfiguration.getJobExecutor(),
            watcher,
            configuration.pollInterval());
  }

  private LongWaits longWaits(
      ProcessEngineConfigurationImpl engine,
      AzureBatchConfiguration configuration,
      Accounts accounts) {
    WaitVariables variables = new WaitVariables(engine.getCommandExecutorTxRequired());
    return new LongWaits(
        new QueueReasons(accounts, configuration.auditInterval().dividedBy(2)),
        new SasWatch(variables, metrics, configuration.auditInterval().multipliedBy(3)),
        variables,
        configuration.stuckAfter());
  }

  private Reruns reruns(
      ProcessEngineConfigurationImpl engine,
      AzureBatchConfiguration configuration,
      Accounts accounts,
      WaitEnd waitEnd) {
    return new Reruns(
        new Rerun(
            accounts,
            new Resubmission(
                accounts, engine.getInstallationId(), configuration.resourceFileLifetime())),
        new WaitVariables(engine.getCommandExecutorTxRequired()),
        waitEnd,
        outages,
        metrics);
  }

  /** Polls from now on wherever the engine's job executor is active. */
  public void start() {
    leases.sweep();
    thread.start();
  }

  /** One round, on the caller's thread. */
  public void poll() {
    watcher.poll();
  }

  /** What is wrong with which account; empty if nothing is. */
  public Map<String, String> outages() {
    return outages.messages();
  }

  @Override
  public void close() {
    thread.close();
    metrics.close();
  }
}
