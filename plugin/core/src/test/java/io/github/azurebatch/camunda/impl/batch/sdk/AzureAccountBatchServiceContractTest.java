package io.github.azurebatch.camunda.impl.batch.sdk;

import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract on a real Batch account, whose pool has a Linux node that runs. */
@EnabledIfEnvironmentVariable(named = "AZURE_BATCH_URL", matches = ".+")
@EnabledIfEnvironmentVariable(named = "AZURE_BATCH_ACCOUNT", matches = ".+")
@EnabledIfEnvironmentVariable(named = "AZURE_BATCH_KEY", matches = ".+")
@EnabledIfEnvironmentVariable(named = "AZURE_BATCH_POOL", matches = ".+")
class AzureAccountBatchServiceContractTest extends BatchServiceContract {

  @Override
  BatchAccount account() {
    return new BatchAccount(
        URI.create(System.getenv("AZURE_BATCH_URL")),
        System.getenv("AZURE_BATCH_ACCOUNT"),
        new Credential.AccountKey(new Secret(System.getenv("AZURE_BATCH_KEY"))));
  }

  @Override
  String poolId() {
    return System.getenv("AZURE_BATCH_POOL");
  }

  @Override
  Duration patience() {
    return Duration.ofMinutes(3);
  }
}
