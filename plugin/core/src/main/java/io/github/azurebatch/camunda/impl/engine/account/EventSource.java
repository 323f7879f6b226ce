package io.github.azurebatch.camunda.impl.engine.account;

import io.github.azurebatch.camunda.impl.storage.queue.EventQueue;
import java.time.Duration;

/**
 * A queue that is told of the blobs of a storage account.
 *
 * @param account the name of the configured account that has it
 * @param storage the name of the storage account
 * @param pollInterval the time between two polls of a Batch job of which events tell
 * @param calls what the last calls to the queue met
 */
public record EventSource(
    String account, String storage, EventQueue queue, Duration pollInterval, CallLog calls) {}
