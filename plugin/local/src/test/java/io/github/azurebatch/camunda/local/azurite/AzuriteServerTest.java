package io.github.azurebatch.camunda.local.azurite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.github.azurebatch.camunda.local.os.SearchPath;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AzuriteServerTest {

  private final Path directory;

  AzuriteServerTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void storesABlob() {
    try (AzuriteServer azurite = AzuriteServer.start()) {
      BlobContainerClient container = client(azurite).createBlobContainer("outputs");

      container.getBlobClient("hello.txt").upload(BinaryData.fromString("hello"));

      assertThat(contentOf(container, "hello.txt")).isEqualTo("hello");
    }
  }

  @Test
  void comesBackAtTheSameEndpointWithWhatItHadStored() {
    try (AzuriteServer azurite = AzuriteServer.start(directory)) {
      BlobContainerClient container = client(azurite).createBlobContainer("outputs");
      container.getBlobClient("hello.txt").upload(BinaryData.fromString("hello"));

      azurite.stop();
      azurite.restart();

      assertThat(contentOf(container, "hello.txt")).isEqualTo("hello");
    }
  }

  @Test
  void doesNotAnswerWhileItIsStopped() {
    try (AzuriteServer azurite = AzuriteServer.start(directory)) {
      azurite.stop();

      assertThatThrownBy(() -> new Socket("127.0.0.1", azurite.blobEndpoint().getPort()).close())
          .hasMessageContaining("refused");
    }
  }

  @Test
  void saysWhatToInstallWhereThereIsNoNode() {
    AzuriteInstallation nothing = new AzuriteInstallation(new SearchPath(List.of()), directory);

    assertThatThrownBy(nothing::command)
        .hasMessageContaining("'node' is not on the PATH")
        .hasMessageContaining("Install Node.js")
        .hasMessageContaining("AZURITE_BLOB_ENDPOINT");
  }

  private static String contentOf(BlobContainerClient container, String blob) {
    return container.getBlobClient(blob).downloadContent().toString();
  }

  private static BlobServiceClient client(AzuriteServer azurite) {
    return new BlobServiceClientBuilder()
        .endpoint(azurite.blobEndpoint().toString())
        .credential(new StorageSharedKeyCredential(azurite.accountName(), azurite.accountKey()))
        .serviceVersion(version(azurite.serviceVersion()))
        .httpClient(new JdkHttpClientBuilder().build())
        .buildClient();
  }

  private static BlobServiceVersion version(String version) {
    return Arrays.stream(BlobServiceVersion.values())
        .filter(known -> known.getVersion().equals(version))
        .findFirst()
        .orElseThrow();
  }
}
