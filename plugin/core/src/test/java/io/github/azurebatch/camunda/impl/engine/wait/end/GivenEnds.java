package io.github.azurebatch.camunda.impl.engine.wait.end;

import io.github.azurebatch.camunda.impl.engine.access.GivenAccess;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.outcome.Judges;
import io.github.azurebatch.camunda.impl.engine.retry.cycle.RetryCycle;
import io.github.azurebatch.camunda.impl.engine.wait.outage.GivenSteps;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.outage.PerWaitFailures;
import io.github.azurebatch.camunda.impl.engine.wait.outage.WaitMeters;
import io.github.azurebatch.camunda.impl.engine.wait.store.FakeDatabase;
import io.github.azurebatch.camunda.impl.engine.wait.topic.RegisteredDeployments;
import io.micrometer.core.instrument.MeterRegistry;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;

/** Ends waits in a database whose transactions end as a test says. */
public final class GivenEnds {

  private GivenEnds() {}

  public static EndWait in(
      FakeDatabase database, Accounts accounts, Outages outages, MeterRegistry registry) {
    return new EndWait(
        GivenAccess.toAllOf(accounts),
        new RegisteredDeployments(new StandaloneInMemProcessEngineConfiguration()),
        Judges.of(accounts, 1_000, 1_000),
        database.transactions(),
        new EndTransactions(database.engine(), database.transactions()),
        RetryCycle.parse("PT30S,PT2M"),
        new PerWaitFailures(outages, GivenSteps.UNOBSERVED),
        new WaitMeters(registry, "engine"));
  }
}
