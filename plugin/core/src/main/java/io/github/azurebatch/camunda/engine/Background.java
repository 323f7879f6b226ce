package io.github.azurebatch.camunda.engine;

import io.github.azurebatch.camunda.AzureBatchConfiguration;
import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.await.Watch;
import io.github.azurebatch.camunda.engine.health.Failures;
import io.github.azurebatch.camunda.engine.reconcile.Reconciliation;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.ProcessEngine;

/** What one engine node does again and again while it runs, and how it fares. */
public final class Background implements AutoCloseable {

  /** How late the looks may be that are made with every audit. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  private final Failures failures;
  private final Watch watch;
  private final Reconciliation reconciliation;

  Background(
      ProcessEngine engine, AzureBatchConfiguration configuration, Accounts accounts, Clock clock) {
    failures =
        new Failures(
            configuration.meterRegistry(),
            engine.getName(),
            configuration.auditInterval().plus(SLACK),
            clock);
    watch = new Watch(engine, configuration, accounts, failures, clock);
    reconciliation = new Reconciliation(engine, configuration, accounts, failures, clock);
  }

  /** Goes on from now on wherever the engine's job executor is active. */
  void start() {
    watch.start();
    reconciliation.start();
  }

  /** One round of everything, on the caller's thread. */
  public void poll() {
    watch.poll();
    reconciliation.poll();
  }

  /** What is wrong, by what it is wrong with; empty if nothing is. */
  public Map<String, String> outages() {
    Map<String, String> messages = new TreeMap<>(watch.outages());
    messages.putAll(failures.messages());
    return messages;
  }

  @Override
  public void close() {
    reconciliation.close();
    watch.close();
  }
}
