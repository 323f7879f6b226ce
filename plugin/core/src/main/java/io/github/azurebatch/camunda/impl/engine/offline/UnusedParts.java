package io.github.azurebatch.camunda.impl.engine.offline;

import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.access.AccessRules;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.background.EngineClock;
import io.github.azurebatch.camunda.impl.engine.parse.AzureBatchParseListener;
import io.github.azurebatch.camunda.impl.engine.step.Steps;
import io.github.azurebatch.camunda.impl.engine.submit.TaskSubmissionReader;
import io.github.azurebatch.camunda.impl.engine.submit.list.SubmitTasksBehavior;
import io.github.azurebatch.camunda.impl.engine.submit.pool.KnownPools;
import io.github.azurebatch.camunda.impl.engine.wait.enter.AwaitBehavior;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * The plugin's parse listener, with the behaviors that it gives to activities. Nobody executes
 * them, so they have no account: to open the clients of one would double the time of a check.
 */
final class UnusedParts {

  private static final AzureBatchConfiguration DEFAULTS =
      AzureBatchConfiguration.of(
          new AzureBatchAccount(
              new BatchAccount(
                  URI.create("https://none.westeurope.batch.azure.com"),
                  "none",
                  AzureBatchAccount.credential("bm9uZQ==")),
              new StorageAccount(
                  URI.create("https://none.blob.core.windows.net"),
                  "none",
                  AzureBatchAccount.credential("bm9uZQ=="),
                  null)));

  private UnusedParts() {}

  static void addListener(ProcessEngineConfigurationImpl engine) {
    Clock clock = new EngineClock();
    Access access = new Access(Accounts.none(), new AccessRules(List.of()));
    TaskSubmissionReader tasks = new TaskSubmissionReader(DEFAULTS, new KnownPools(clock));
    engine.setCustomPreBPMNParseListeners(
        List.of(
            new AzureBatchParseListener(
                new AwaitBehavior(Steps.unobserved(), access, tasks, clock),
                new SubmitTasksBehavior(Steps.unobserved(), access, tasks, clock),
                DEFAULTS.retryCycle())));
  }
}
