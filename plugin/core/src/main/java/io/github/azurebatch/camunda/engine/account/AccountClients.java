package io.github.azurebatch.camunda.engine.account;

import io.github.azurebatch.camunda.batch.BatchService;
import io.github.azurebatch.camunda.storage.BlobStorage;

/** The clients of one configured account. */
public record AccountClients(String name, BatchService batch, BlobStorage storage) {}
