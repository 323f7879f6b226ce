package io.github.azurebatch.camunda.impl.storage;

import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.storage.BlobStorage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class AzuriteBlobStorageTest extends BlobStorageContract {

  private static AzuriteServer azurite;
  private static BlobStorage storage;

  @BeforeAll
  static void start() {
    azurite = AzuriteServer.start();
    storage =
        BlobClients.open(
            new StorageAccount(
                azurite.blobEndpoint(),
                azurite.accountName(),
                new Credential.AccountKey(new Secret(azurite.accountKey())),
                azurite.serviceVersion()));
  }

  @AfterAll
  static void stop() {
    azurite.close();
  }

  @Override
  BlobStorage storage() {
    return storage;
  }
}
