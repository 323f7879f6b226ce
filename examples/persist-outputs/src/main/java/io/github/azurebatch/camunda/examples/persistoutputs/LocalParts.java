package io.github.azurebatch.camunda.examples.persistoutputs;

import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.local.azurite.AzuriteServer;
import java.util.Map;

/** A local Azure Batch service and Azurite, in place of an account. */
record LocalParts(AzuriteServer storage, LocalBatchService batch) implements AutoCloseable {

  static LocalParts start() {
    AzuriteServer storage = AzuriteServer.start();
    try {
      return new LocalParts(storage, LocalBatchService.builder().start());
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  /** The properties that a real account would have. */
  Map<String, String> properties() {
    return Map.of(
        "accounts.default.batch.url", batch.url(),
        "accounts.default.batch.account-name", batch.accountName(),
        "accounts.default.batch.account-key", batch.accountKey(),
        "accounts.default.storage.endpoint", storage.blobEndpoint().toString(),
        "accounts.default.storage.account-name", storage.accountName(),
        "accounts.default.storage.account-key", storage.accountKey(),
        "accounts.default.storage.service-version", storage.serviceVersion(),
        "poll-interval", "200ms");
  }

  @Override
  public void close() {
    batch.close();
    storage.close();
  }
}
