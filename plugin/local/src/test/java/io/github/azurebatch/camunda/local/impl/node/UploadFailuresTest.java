package io.github.azurebatch.camunda.local.impl.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.specialized.BlobLeaseClientBuilder;
import com.sun.net.httpserver.HttpServer;
import io.github.azurebatch.camunda.local.FailureInfo;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadFailuresTest extends UploadingTest {

  UploadFailuresTest(@TempDir Path nodeRoot) {
    super(nodeRoot);
  }

  @Test
  void reportsAContainerThatIsNotThereAsDocumented() throws Exception {
    String missing = missingContainer().url("w");

    TaskOutcome outcome = run(writing("touch a").uploads("a", "a", ALWAYS, missing));

    assertThat(outcome.exitCode()).isZero();
    assertThat(failure(outcome).category()).isEqualTo("UserError");
    assertThat(failure(outcome).code()).isEqualTo("FileUploadContainerNotFound");
    assertThat(failure(outcome).message())
        .isEqualTo(
            "One of the specified Azure container(s) was not found while attempting to upload an"
                + " output file");
  }

  @Test
  void reportsASignatureThatDoesNotAllowToWrite() throws Exception {
    TaskOutcome outcome = run(writing("touch a").uploads("a", "a", ALWAYS, container.url("rl")));

    assertThat(failure(outcome).code()).isEqualTo("FileUploadAccessDenied");
  }

  @Test
  void reportsASignatureThatHasExpired() throws Exception {
    TaskOutcome outcome = run(writing("touch a").uploads("a", "a", ALWAYS, container.expiredUrl()));

    assertThat(failure(outcome).code()).isEqualTo("FileUploadAccessDenied");
  }

  @Test
  void reportsABlobThatSomeoneElseHasLeased() throws Exception {
    container.holding("a", "leased");
    new BlobLeaseClientBuilder()
        .blobClient(container.client().getBlobClient("a"))
        .buildClient()
        .acquireLease(-1);

    TaskOutcome outcome = run(writing("touch a").uploads("a", "a", ALWAYS, writable()));

    assertThat(failure(outcome).code()).isEqualTo("FileUploadConflict");
  }

  @Test
  void reportsAStorageThatCannotBeReached() throws Exception {
    String nowhere = "http://127.0.0.1:1/devstoreaccount1/c?sig=secret";

    TaskOutcome outcome = run(writing("touch a").uploads("a", "a", ALWAYS, nowhere));

    assertThat(failure(outcome).code()).isEqualTo("FileUploadMiscError");
  }

  @Test
  void triesAgainWhereConnectionsAreLost() throws Exception {
    int lost = 5;
    AtomicInteger requests = new AtomicInteger();
    HttpServer storage =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    storage.createContext(
        "/",
        exchange -> {
          try (exchange) {
            if (requests.incrementAndGet() > lost) {
              exchange.getRequestBody().readAllBytes();
              exchange.sendResponseHeaders(HttpURLConnection.HTTP_CREATED, -1);
            }
          }
        });
    storage.start();
    try {
      String url =
          "http://127.0.0.1:%d/devstoreaccount1/c?sig=secret"
              .formatted(storage.getAddress().getPort());

      TaskOutcome outcome = run(writing("touch a").uploads("a", "a", ALWAYS, url));

      assertThat(outcome.failureInfo()).isNull();
      assertThat(requests).hasValue(lost + 1);
    } finally {
      storage.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"no url?sig=secret", "relative?sig=secret", "http://?sig=secret"})
  void reportsAContainerUrlThatIsNone(String url) throws Exception {
    TaskOutcome outcome = run(writing("touch a").uploads("a", "a", ALWAYS, url));

    assertThat(failure(outcome).code()).isEqualTo("FileUploadMiscError");
    assertThat(failure(outcome).toString()).doesNotContain("secret");
  }

  @Test
  void uploadsTheOtherFilesAfterOneHasFailed() throws Exception {
    run(
        writing("touch a b")
            .uploads("a", "a", ALWAYS, container.expiredUrl())
            .uploads("b", "b", ALWAYS, writable()));

    assertThat(container.blobs()).containsExactly("b");
  }

  @Test
  void letsTheExitCodeWinWhereTheUploadFailsToo() throws Exception {
    TaskOutcome outcome =
        run(writing("touch a; exit 3").uploads("a", "a", ALWAYS, container.expiredUrl()));

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(failure(outcome).code()).isEqualTo("FailureExitCode");
    assertThat(taskDirectory.resolve("fileuploaderr.txt")).isNotEmptyFile();
  }

  @Test
  void keepsSignaturesOutOfTheFailure() throws Exception {
    TaskOutcome outcome = run(writing("touch a").uploads("a", "a", ALWAYS, container.expiredUrl()));

    assertThat(failure(outcome).toString())
        .contains(container.client().getBlobContainerName())
        .doesNotContain("sig=");
  }

  private static FailureInfo failure(TaskOutcome outcome) {
    return Objects.requireNonNull(outcome.failureInfo());
  }
}
