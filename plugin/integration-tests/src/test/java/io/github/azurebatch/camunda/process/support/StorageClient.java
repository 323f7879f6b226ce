package io.github.azurebatch.camunda.process.support;

import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.github.azurebatch.camunda.local.AzuriteServer;

/** The storage account as the SDK shows it, past the plugin. */
public final class StorageClient {

  private StorageClient() {}

  public static BlobServiceClient of(AzuriteServer azurite) {
    return new BlobServiceClientBuilder()
        .endpoint(azurite.blobEndpoint().toString())
        .credential(new StorageSharedKeyCredential(azurite.accountName(), azurite.accountKey()))
        .buildClient();
  }
}
