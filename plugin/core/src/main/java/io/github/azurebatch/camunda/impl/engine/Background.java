package io.github.azurebatch.camunda.impl.engine;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.health.AzureBatchHealth;
import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.account.AccountChecks;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.background.EngineRights;
import io.github.azurebatch.camunda.impl.engine.health.Failures;
import io.github.azurebatch.camunda.impl.engine.mark.Authenticity;
import io.github.azurebatch.camunda.impl.engine.reconcile.Reconciliation;
import io.github.azurebatch.camunda.impl.engine.steer.Downloads;
import io.github.azurebatch.camunda.impl.engine.steer.Portal;
import io.github.azurebatch.camunda.impl.engine.steer.Steering;
import io.github.azurebatch.camunda.impl.engine.wait.note.Notes;
import io.github.azurebatch.camunda.impl.engine.wait.watch.Watch;
import io.github.azurebatch.camunda.operate.AzureBatchOperations;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/** The work that one engine node repeats while it runs, and its health. */
public final class Background implements AutoCloseable {

  /** How late the polls may be that every audit makes. */
  private static final Duration SLACK = Duration.ofMinutes(1);

  private static final String WATCHER = "watcher";

  private final Accounts accounts;
  private final Failures failures;
  private final AccountChecks checks;
  private final Watch watch;
  private final Reconciliation reconciliation;
  private final MeterRegistry registry;
  private final Gauge unusable;
  private final EngineRights rights;
  private final AzureBatchOperations operations;

  Background(
      ProcessEngine engine,
      AzureBatchConfiguration configuration,
      Access access,
      Authenticity authenticity,
      Notes notes,
      Clock clock) {
    this.accounts = access.accounts();
    rights = new EngineRights(engine.getIdentityService());
    failures =
        new Failures(
            configuration.meterRegistry(),
            engine.getName(),
            configuration.auditInterval().plus(SLACK),
            clock);
    checks = new AccountChecks(accounts, failures, engine.getName());
    watch = new Watch(engine, configuration, access, authenticity, notes, failures, checks, clock);
    reconciliation = new Reconciliation(engine, configuration, accounts, failures, clock);
    operations = operations(engine, configuration, access, authenticity, watch, clock);
    registry = configuration.meterRegistry();
    unusable =
        Gauge.builder("camunda.azurebatch.accounts.unusable", accounts, Background::unusable)
            .description("Services of accounts that cannot be used")
            .baseUnit("services")
            .tags("engine", engine.getName())
            .register(registry);
  }

  private static AzureBatchOperations operations(
      ProcessEngine engine,
      AzureBatchConfiguration configuration,
      Access access,
      Authenticity authenticity,
      Watch watch,
      Clock clock) {
    return new Steering(
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
            .getCommandExecutorTxRequired(),
        access,
        new Downloads(engine, access, authenticity),
        watch,
        new Portal(configuration.accounts()),
        clock);
  }

  private static long unusable(Accounts accounts) {
    return accounts.health().stream().filter(service -> !service.isUsable()).count();
  }

  /** Begins the rounds, which run while the engine's job executor is active. */
  void start() {
    watch.start();
    reconciliation.start();
  }

  /** Runs one round of everything on the caller's thread. */
  public void poll() {
    rights.get(
        () -> {
          watch.poll();
          reconciliation.poll();
          return this;
        });
  }

  /** What an operator does with waits. */
  public AzureBatchOperations operations() {
    return operations;
  }

  /** What is wrong, in the order of its subjects; empty if nothing is. */
  public List<Outage> outages() {
    return Stream.concat(watch.outages().stream(), failures.outages().stream())
        .sorted(Comparator.comparing(Outage::subject))
        .toList();
  }

  /** The health; calls that bring it up to date begin for the next time. */
  public AzureBatchHealth health() {
    checks.refresh();
    List<Outage> outages = new ArrayList<>(outages());
    if (outages.stream().noneMatch(outage -> outage.part().equals(WATCHER))) {
      rights.get(watch::unwatched).ifPresent(message -> outages.add(Outage.of(WATCHER, message)));
    }
    return new AzureBatchHealth(accounts.health(), outages);
  }

  @Override
  public void close() {
    checks.close();
    reconciliation.close();
    watch.close();
    registry.remove(unusable);
  }
}
