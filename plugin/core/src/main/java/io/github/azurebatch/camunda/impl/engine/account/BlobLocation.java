package io.github.azurebatch.camunda.impl.engine.account;

import io.github.azurebatch.camunda.storage.BlobStorage;

/**
 * A place in a configured storage account.
 *
 * @param account the configured account's name
 * @param path the blob's name below the container; empty for the container itself
 */
public record BlobLocation(String account, BlobStorage storage, String container, String path) {}
