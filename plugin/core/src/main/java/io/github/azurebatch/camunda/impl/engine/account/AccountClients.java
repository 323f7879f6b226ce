package io.github.azurebatch.camunda.impl.engine.account;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.micrometer.core.instrument.Counter;

/**
 * The clients of one configured account.
 *
 * @param batchGate what calls to Batch wait at while the account is throttled
 * @param storageGate what calls to storage wait at while the account is throttled
 * @param batchCalls what the last calls to Batch met
 * @param storageCalls what the last calls to storage met
 * @param submissions counts the tasks that are added
 */
public record AccountClients(
    String name,
    BatchService batch,
    BlobStorage storage,
    Gate batchGate,
    Gate storageGate,
    CallLog batchCalls,
    CallLog storageCalls,
    Counter submissions) {

  /** This account, reached through these clients. */
  public AccountClients with(BatchService otherBatch, BlobStorage otherStorage) {
    return new AccountClients(
        name,
        otherBatch,
        otherStorage,
        batchGate,
        storageGate,
        batchCalls,
        storageCalls,
        submissions);
  }
}
