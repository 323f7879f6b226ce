package io.github.azurebatch.camunda.impl.engine.outcome.log;

import io.github.azurebatch.camunda.storage.StoredBlob;

/**
 * A log that the task persisted, and that arrived in storage.
 *
 * @param account the configured account in whose storage it lies
 */
record PersistedLog(String account, StoredBlob blob) {}
