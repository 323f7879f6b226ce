package io.github.azurebatch.camunda.local;

import java.util.Map;

/** A local Azure Batch service with Azurite beside it, on free ports of this machine. */
public record LocalAzure(LocalBatchService batch, AzuriteServer storage) implements AutoCloseable {

  /**
   * Starts both. The managed identities of pools may use the storage account.
   *
   * @see AzuriteServer for where Azurite comes from
   */
  public static LocalAzure start() {
    AzuriteServer storage = AzuriteServer.start();
    try {
      return beside(storage);
    } catch (RuntimeException e) {
      storage.close();
      throw e;
    }
  }

  /**
   * Starts a local Azure Batch service beside an Azurite that runs already. The managed identities
   * of pools may use the storage account.
   */
  public static LocalAzure beside(AzuriteServer storage) {
    LocalBatchService batch = LocalBatchService.builder().start();
    batch
        .identities()
        .allowAll(storage.blobEndpoint(), storage.accountName(), storage.accountKey());
    return new LocalAzure(batch, storage);
  }

  /** The plugin's properties for an account with these two services. */
  public Map<String, String> properties() {
    return Map.of(
        "accounts.default.batch.url", batch.url(),
        "accounts.default.batch.account-name", batch.accountName(),
        "accounts.default.batch.account-key", batch.accountKey(),
        "accounts.default.storage.endpoint", storage.blobEndpoint().toString(),
        "accounts.default.storage.account-name", storage.accountName(),
        "accounts.default.storage.account-key", storage.accountKey(),
        "accounts.default.storage.service-version", storage.serviceVersion());
  }

  /**
   * Terminates all tasks, removes what was added (pools, identities, scripts, events, faults,
   * calls) and sets the clock back; jobs, tasks and blobs stay.
   */
  public void reset() {
    batch.terminateAllTasks();
    batch.pools().reset();
    batch.identities().reset();
    batch.scripts().clear();
    batch.events().reset();
    batch.faults().clear();
    batch.calls().reset();
    batch.clock().reset();
  }

  @Override
  public void close() {
    batch.close();
    storage.close();
  }
}
