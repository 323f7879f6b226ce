package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.BinaryData;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.github.azurebatch.camunda.local.impl.azurite.AzuriteInstallation;
import io.github.azurebatch.camunda.local.impl.azurite.AzuriteProcess;
import io.github.azurebatch.camunda.local.impl.os.SearchPath;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void hasNoContainersAfterItWasCleared() {
    try (AzuriteServer azurite = AzuriteServer.start(directory)) {
      BlobContainerClient container = client(azurite).createBlobContainer("outputs");
      container.getBlobClient("hello.txt").upload(BinaryData.fromString("hello"));

      azurite.clear();

      assertThat(client(azurite).listBlobContainers()).isEmpty();
      assertThat(client(azurite).createBlobContainer("outputs").listBlobs()).isEmpty();
    }
  }

  @Test
  void doesNotAnswerWhileItIsStopped() {
    try (AzuriteServer azurite = AzuriteServer.start(directory)) {
      assertThat(azurite.isRunning()).isTrue();

      azurite.stop();

      assertThat(azurite.isRunning()).isFalse();
      assertThatThrownBy(() -> new Socket("127.0.0.1", azurite.blobEndpoint().getPort()).close())
          .hasMessageContaining("refused");
    }
  }

  @Test
  void saysWhatToInstallWhereThereIsNoNode() {
    AzuriteInstallation nothing = new AzuriteInstallation(new SearchPath(List.of()), directory);

    assertThatThrownBy(() -> nothing.command("blob"))
        .hasMessageContaining("'node' is not on the PATH")
        .hasMessageContaining("Install Node.js")
        .hasMessageContaining("AZURITE_BLOB_ENDPOINT");
  }

  @Test
  void saysWhatNpmSaidWhenItCannotBeInstalled() throws IOException {
    program("node", "exit 0");
    program("npm", "echo no registry today; exit 1");
    AzuriteInstallation broken =
        new AzuriteInstallation(new SearchPath(List.of(directory)), cache());

    assertThatThrownBy(() -> broken.command("blob"))
        .hasMessageContaining("npm could not install azurite@3.37.0")
        .hasMessageContaining("no registry today");
  }

  @Test
  void installsAzuriteOnce() throws IOException {
    program("node", "exit 0");
    program(
        "npm",
        """
        mkdir -p node_modules/applicationinsights/out
        touch node_modules/applicationinsights/package.json""");
    AzuriteInstallation fresh =
        new AzuriteInstallation(new SearchPath(List.of(directory)), cache());

    List<String> command = fresh.command("blob");
    program("npm", "exit 1");

    assertThat(command)
        .containsExactly(
            directory.resolve("node").toString(),
            cache().resolve("azurite-3.37.0-as-started-here/blob.js").toString());
    assertThat(fresh.command("blob")).isEqualTo(command);
    assertThat(Path.of(command.get(1)).resolveSibling("node_modules/applicationinsights"))
        .as("the library that sends telemetry")
        .isDirectoryNotContaining("glob:**.json")
        .isDirectoryContaining("glob:**index.js");
  }

  /** It would answer nothing while it collects what thousands of deleted blobs have left. */
  @ParameterizedTest
  @ValueSource(strings = {"blob", "queue"})
  void collectsNothingWhileItRuns(String service) {
    Path log = directory.resolve("debug.log");
    List<String> command = new ArrayList<>(AzuriteInstallation.ofThisMachine().command(service));
    assumeThat(command).as("one that npm has installed").hasSizeGreaterThan(1);
    command.addAll(List.of("--inMemoryPersistence", "--" + service + "Port", "0"));
    command.addAll(List.of("--disableTelemetry", "--debug", log.toString()));

    AzuriteProcess azurite = AzuriteProcess.start(command);
    try {
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(
              () ->
                  assertThat(log)
                      .content()
                      .containsPattern("markSweepLoop\\(\\) Sleep for " + Integer.MAX_VALUE));
    } finally {
      azurite.stop();
    }
  }

  @Test
  void takesTheOneThatIsInstalled() throws IOException {
    program("azurite-blob", "exit 0");
    AzuriteInstallation installed =
        new AzuriteInstallation(new SearchPath(List.of(directory)), cache());

    assertThat(installed.command("blob"))
        .containsExactly(directory.resolve("azurite-blob").toString());
  }

  @Test
  void usesARunningOneThatIsNamed() {
    System.setProperty("azurite.blob.endpoint", "http://127.0.0.1:10000/devstoreaccount1");
    try (AzuriteServer azurite = AzuriteServer.start()) {
      assertThat(azurite.blobEndpoint()).hasPort(10000);
      assertThat(azurite.isRunning()).isFalse();
      assertThatThrownBy(azurite::stop).hasMessageContaining("not started here");
      assertThatThrownBy(azurite::clear).hasMessageContaining("not started here");
    } finally {
      System.clearProperty("azurite.blob.endpoint");
    }
  }

  private Path cache() {
    return directory.resolve("cache");
  }

  private void program(String name, String script) throws IOException {
    Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
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
