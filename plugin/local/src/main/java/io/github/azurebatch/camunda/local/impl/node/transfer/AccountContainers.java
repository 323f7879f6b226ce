package io.github.azurebatch.camunda.local.impl.node.transfer;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import java.net.URI;

/**
 * The containers of a storage account.
 *
 * @param key in Base64
 */
public record AccountContainers(URI blobEndpoint, String accountName, String key) {

  /** Deletes all of them, with their blobs. */
  public void delete() {
    BlobServiceClient client =
        new BlobServiceClientBuilder()
            .endpoint(blobEndpoint.toString())
            .credential(new StorageSharedKeyCredential(accountName, key))
            .httpClient(new QuietHttpClient(new JdkHttpClientBuilder().build()))
            .buildClient();
    client
        .listBlobContainers()
        .forEach(container -> client.deleteBlobContainer(container.getName()));
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "AccountContainers[" + accountName + "]";
  }
}
