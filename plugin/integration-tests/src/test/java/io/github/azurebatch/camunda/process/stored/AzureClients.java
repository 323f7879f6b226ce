package io.github.azurebatch.camunda.process.stored;

import com.azure.storage.blob.BlobServiceClient;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.BatchServiceClient;
import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.process.support.StorageClient;

/** Clients of the local Azure, past the plugin. They need the engine's clock at the real time. */
record AzureClients(BatchServiceClient batch, BlobServiceClient storage) {

  static AzureClients of(LocalAzure azure) {
    return new AzureClients(
        BatchClient.open(
                new BatchSharedKeyCredentials(
                    azure.batch().url(), azure.batch().accountName(), azure.batch().accountKey()))
            .protocolLayer(),
        StorageClient.of(azure.storage()));
  }
}
