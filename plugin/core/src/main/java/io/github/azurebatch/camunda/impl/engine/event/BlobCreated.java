package io.github.azurebatch.camunda.impl.engine.event;

import java.time.Instant;

/**
 * A blob was written.
 *
 * @param storage the name of the storage account
 * @param blob its name, with slashes
 * @param time by the service's clock
 */
record BlobCreated(String storage, String container, String blob, Instant time) {}
