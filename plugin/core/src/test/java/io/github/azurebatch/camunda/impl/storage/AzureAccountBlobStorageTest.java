package io.github.azurebatch.camunda.impl.storage;

import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.storage.BlobStorage;
import java.net.URI;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The contract on a real storage account. It leaves containers {@code contract-*} behind. */
@EnabledIfEnvironmentVariable(named = "AZURE_STORAGE_URL", matches = ".+")
@EnabledIfEnvironmentVariable(named = "AZURE_STORAGE_ACCOUNT", matches = ".+")
@EnabledIfEnvironmentVariable(named = "AZURE_STORAGE_KEY", matches = ".+")
class AzureAccountBlobStorageTest extends BlobStorageContract {

  private final BlobStorage storage =
      BlobClients.open(
          new StorageAccount(
              URI.create(System.getenv("AZURE_STORAGE_URL")),
              System.getenv("AZURE_STORAGE_ACCOUNT"),
              new Credential.AccountKey(new Secret(System.getenv("AZURE_STORAGE_KEY"))),
              null));

  @Override
  BlobStorage storage() {
    return storage;
  }
}
