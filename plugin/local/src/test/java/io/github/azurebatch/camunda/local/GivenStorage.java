package io.github.azurebatch.camunda.local;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.microsoft.azure.batch.protocol.models.OutputFile;
import com.microsoft.azure.batch.protocol.models.OutputFileBlobContainerDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadCondition;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadOptions;
import java.time.OffsetDateTime;

/** Containers of Azurite's, and output files that go there. */
final class GivenStorage {

  private GivenStorage() {}

  /** A container of its own, not created yet. */
  static BlobContainerClient container(AzuriteServer azurite, String name) {
    return new BlobServiceClientBuilder()
        .endpoint(azurite.blobEndpoint().toString())
        .credential(new StorageSharedKeyCredential(azurite.accountName(), azurite.accountKey()))
        .serviceVersion(BlobServiceVersion.V2025_11_05)
        .httpClient(new JdkHttpClientBuilder().build())
        .buildClient()
        .getBlobContainerClient(name + "-" + System.nanoTime());
  }

  /** The container with a signature to read, write and list. */
  static String url(BlobContainerClient container) {
    return container.getBlobContainerUrl()
        + "?"
        + container.generateSas(
            new BlobServiceSasSignatureValues(
                OffsetDateTime.now().plusHours(1), BlobContainerSasPermission.parse("rwl")));
  }

  static OutputFile file(String pattern, String url, String path) {
    return file(
        pattern, new OutputFileBlobContainerDestination().withContainerUrl(url).withPath(path));
  }

  static OutputFile file(String pattern, OutputFileBlobContainerDestination destination) {
    return new OutputFile()
        .withFilePattern(pattern)
        .withDestination(new OutputFileDestination().withContainer(destination))
        .withUploadOptions(
            new OutputFileUploadOptions()
                .withUploadCondition(OutputFileUploadCondition.TASK_COMPLETION));
  }
}
