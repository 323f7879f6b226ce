package io.github.azurebatch.camunda.local.impl.node.transfer.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azurebatch.camunda.local.impl.node.transfer.ManagedIdentities;
import io.github.azurebatch.camunda.local.impl.node.transfer.StorageAccess;
import io.github.azurebatch.camunda.local.impl.node.transfer.TransferContext;
import io.github.azurebatch.camunda.local.impl.node.transfer.TransferException;
import io.github.azurebatch.camunda.local.impl.os.ConfinedDirectory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uploads to a storage that takes connections and never answers. */
class OutputFilesTimeoutTest {

  private final ServerSocket silence = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Path task;

  OutputFilesTimeoutTest(@TempDir Path task) throws IOException {
    this.task = task;
  }

  @BeforeEach
  void writeAFile() throws IOException {
    Files.createDirectories(task.resolve("wd"));
    Files.writeString(task.resolve("wd/a"), "content");
  }

  @AfterEach
  void close() throws IOException {
    silence.close();
  }

  @Test
  void giveUp() throws Exception {
    Optional<TransferException> failure = upload(Duration.ofMillis(300));

    assertThat(failure.orElseThrow().code()).isEqualTo("FileUploadTimedOut");
  }

  @Test
  void endWithTheThread() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> upload(Duration.ofMinutes(5)))
        .isInstanceOf(InterruptedException.class);
  }

  private Optional<TransferException> upload(Duration timeout)
      throws IOException, InterruptedException {
    return new OutputFiles(new StorageAccess(timeout), Clock.systemUTC(), UploadListener.NOBODY)
        .upload(
            outputFiles(),
            new TransferContext(
                new ConfinedDirectory(task), task, Map.of(), false, ManagedIdentities.none()),
            0);
  }

  private JsonNode outputFiles() throws IOException {
    return new ObjectMapper()
        .readTree(
            """
            [{"filePattern": "a",
              "destination": {"container": {"path": "a",
                "containerUrl": "http://127.0.0.1:%d/devstoreaccount1/c?sig=x"}},
              "uploadOptions": {"uploadCondition": "taskcompletion"}}]
            """
                .formatted(silence.getLocalPort()));
  }
}
