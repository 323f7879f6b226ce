package io.github.azurebatch.camunda.local.impl.node;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.github.azurebatch.camunda.local.AzuriteServer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A container of its own for each test. */
final class GivenContainer {

  private final BlobContainerClient client;

  private GivenContainer(BlobContainerClient client) {
    this.client = client;
  }

  static GivenContainer in(AzuriteServer azurite) {
    GivenContainer container = missingIn(azurite);
    container.client.create();
    return container;
  }

  static GivenContainer missingIn(AzuriteServer azurite) {
    return new GivenContainer(
        new BlobServiceClientBuilder()
            .endpoint(azurite.blobEndpoint().toString())
            .credential(new StorageSharedKeyCredential(azurite.accountName(), azurite.accountKey()))
            .serviceVersion(BlobServiceVersion.V2025_11_05)
            .httpClient(new JdkHttpClientBuilder().build())
            .buildClient()
            .getBlobContainerClient("c-" + UUID.randomUUID()));
  }

  BlobContainerClient client() {
    return client;
  }

  /** Its URL with a signature for these permissions. */
  String url(String permissions) {
    return url(permissions, OffsetDateTime.now().plusHours(1));
  }

  String expiredUrl() {
    return url("w", OffsetDateTime.now().minusMinutes(5));
  }

  private String url(String permissions, OffsetDateTime expiry) {
    return client.getBlobContainerUrl() + "?" + sas(permissions, expiry);
  }

  private String sas(String permissions, OffsetDateTime expiry) {
    return client.generateSas(
        new BlobServiceSasSignatureValues(expiry, BlobContainerSasPermission.parse(permissions)));
  }

  String blobUrl(String blob, String permissions) {
    return client.getBlobClient(blob).getBlobUrl()
        + "?"
        + sas(permissions, OffsetDateTime.now().plusHours(1));
  }

  GivenContainer holding(String blob, String content) {
    client.getBlobClient(blob).upload(BinaryData.fromString(content), true);
    return this;
  }

  /** As an account with a hierarchical namespace shows a directory. */
  GivenContainer holdingDirectory(String name) {
    holding(name, "");
    client.getBlobClient(name).setMetadata(Map.of("hdi_isfolder", "true"));
    return this;
  }

  String contentOf(String blob) {
    return client.getBlobClient(blob).downloadContent().toString();
  }

  List<String> blobs() {
    return client.listBlobs().stream().map(BlobItem::getName).toList();
  }
}
