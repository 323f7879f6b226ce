package io.github.azurebatch.camunda.local.impl.node;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.azurebatch.camunda.local.AzuriteServer;
import io.github.azurebatch.camunda.local.FailureInfo;
import io.github.azurebatch.camunda.local.MovableClock;
import io.github.azurebatch.camunda.local.impl.node.transfer.ManagedIdentities;
import io.github.azurebatch.camunda.local.impl.node.transfer.download.AutoStorage;
import io.github.azurebatch.camunda.local.impl.node.transfer.upload.UploadListener;
import io.github.azurebatch.camunda.local.impl.os.Enclosures;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The resource files of a task, from Azurite. */
class ResourceFilesTest {

  private static final AzuriteServer AZURITE = AzuriteServer.start();

  private final GivenContainer container = GivenContainer.in(AZURITE);
  private final RecordedProgress progress = new RecordedProgress();
  private final Path nodeRoot;
  private final Path wd;

  ResourceFilesTest(@TempDir Path nodeRoot) {
    this.nodeRoot = nodeRoot;
    this.wd = nodeRoot.resolve("workitems/job-a/job-1/task-1/wd");
  }

  @AfterAll
  static void stopAzurite() {
    AZURITE.close();
  }

  @Test
  void areThereWhenTheCommandLineRuns() throws Exception {
    container.holding("a.txt", "content");

    TaskOutcome outcome =
        run(
            task()
                .runs("cp in/a.txt out.txt")
                .fetches(container.blobUrl("a.txt", "r"), "in/a.txt"));

    assertThat(outcome).isEqualTo(new TaskOutcome(0, null));
    assertThat(wd.resolve("out.txt")).hasContent("content");
  }

  @Test
  void mayBeExecutedByDefault() throws Exception {
    container.holding("run.sh", "#!/bin/sh\necho ran\n");

    run(task().runs("./run.sh").fetches(container.blobUrl("run.sh", "r"), "run.sh"));

    assertThat(wd.resolveSibling("stdout.txt")).hasContent("ran");
  }

  @ParameterizedTest
  @CsvSource({"0644, rw-r--r--", "0400, r--------", "755, rwxr-xr-x"})
  void haveTheirMode(String mode, String permissions) throws Exception {
    container.holding("a.txt", "content");
    GivenTask task = task();
    task.resourceFile()
        .put("httpUrl", container.blobUrl("a.txt", "r"))
        .put("filePath", "a.txt")
        .put("fileMode", mode);

    run(task);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(wd.resolve("a.txt"))))
        .isEqualTo(permissions);
  }

  @Test
  void mayComeFromAnyWebServer() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/data", exchange -> exchange.sendResponseHeaders(200, -1));
    server.start();
    try {
      run(task().fetches("http://127.0.0.1:" + server.getAddress().getPort() + "/data", "empty"));
    } finally {
      server.stop(0);
    }

    assertThat(wd.resolve("empty")).isEmptyFile();
  }

  @Test
  void keepTheirDirectoriesWhenTheyComeFromAContainer() throws Exception {
    container.holding("in/a.txt", "a").holding("in/deep/b.txt", "b").holding("other.txt", "c");
    GivenTask task = task();
    task.resourceFile()
        .put("storageContainerUrl", container.url("rl"))
        .put("blobPrefix", "in/")
        .put("filePath", "data");

    run(task);

    assertThat(wd.resolve("data/in/a.txt")).hasContent("a");
    assertThat(wd.resolve("data/in/deep/b.txt")).hasContent("b");
    assertThat(wd.resolve("data/other.txt")).doesNotExist();
  }

  @Test
  void areAllBlobsOfAContainerWithoutAPrefix() throws Exception {
    container.holding("a.txt", "a").holding("x/b.txt", "b");
    GivenTask task = task();
    task.resourceFile().put("storageContainerUrl", container.url("rl"));

    run(task);

    assertThat(wd.resolve("a.txt")).hasContent("a");
    assertThat(wd.resolve("x/b.txt")).hasContent("b");
  }

  @Test
  void areNoDirectories() throws Exception {
    container.holdingDirectory("x").holding("x/b.txt", "b").holding("empty", "");
    GivenTask task = task().runs("cat x/b.txt");
    task.resourceFile().put("storageContainerUrl", container.url("rl"));

    assertThat(run(task).exitCode()).isZero();
    assertThat(wd.resolve("empty")).isEmptyFile();
  }

  @Test
  void mayComeFromTheAutoStorageAccount() throws Exception {
    container.holding("a.txt", "a");
    GivenTask task = task();
    task.resourceFile().put("autoStorageContainerName", "inputs");

    run(task, name -> Optional.of(URI.create(container.url("rl"))));

    assertThat(wd.resolve("a.txt")).hasContent("a");
  }

  @Test
  void areMissedWhereNoAutoStorageAccountIsLinked() throws Exception {
    GivenTask task = task();
    task.resourceFile().put("autoStorageContainerName", "inputs");

    assertFailure(run(task), "UserError", "ResourceContainerListMiscError");
  }

  @Test
  void areMissedWhereTheBlobIsNotThere() throws Exception {
    TaskOutcome outcome = run(task().fetches(container.blobUrl("gone.txt", "r"), "a.txt"));

    assertFailure(outcome, "UserError", "BlobNotFound");
  }

  @Test
  void areMissedWhereTheSignatureDoesNotAllowToRead() throws Exception {
    container.holding("a.txt", "content");

    TaskOutcome outcome = run(task().fetches(container.blobUrl("a.txt", "w"), "a.txt"));

    assertFailure(outcome, "UserError", "BlobAccessDenied");
  }

  @Test
  void areMissedWhereTheServerCannotBeReached() throws Exception {
    TaskOutcome outcome = run(task().fetches("http://127.0.0.1:1/a.txt", "a.txt"));

    assertFailure(outcome, "ServerError", "BlobDownloadMiscError");
  }

  @ParameterizedTest
  @ValueSource(strings = {"no url?sig=secret", "relative?sig=secret", "ftp://host/?sig=secret"})
  void areMissedWhereTheUrlIsNone(String url) throws Exception {
    TaskOutcome outcome = run(task().fetches(url, "a.txt"));

    assertFailure(outcome, "ServerError", "BlobDownloadMiscError");
    assertThat(outcome.toString()).doesNotContain("secret");
  }

  @Test
  void areMissedWhereTheContainerIsNotThere() throws Exception {
    GivenTask task = task();
    task.resourceFile().put("storageContainerUrl", GivenContainer.missingIn(AZURITE).url("rl"));

    assertFailure(run(task), "UserError", "ResourceContainerNotFound");
  }

  @Test
  void areMissedWhereTheContainerCannotBeListed() throws Exception {
    GivenTask task = task();
    task.resourceFile().put("storageContainerUrl", container.url("r"));

    assertFailure(run(task), "UserError", "ResourceContainerAccessDenied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../a.txt", "/tmp/a.txt", "x/../../a.txt", "."})
  void neverLeaveTheWorkingDirectory(String filePath) throws Exception {
    container.holding("a.txt", "content");

    TaskOutcome outcome = run(task().fetches(container.blobUrl("a.txt", "r"), filePath));

    assertFailure(outcome, "UserError", "BlobDownloadMiscError");
  }

  @Test
  void keepTheCommandLineFromRunningWhenTheyAreMissed() throws Exception {
    run(task().runs("touch ran").fetches(container.blobUrl("gone.txt", "r"), "a.txt"));

    assertThat(progress.steps()).containsExactly("running");
    assertThat(wd.resolve("ran")).doesNotExist();
  }

  @Test
  void keepTheirSignaturesOutOfTheFailure() throws Exception {
    TaskOutcome outcome = run(task().fetches(container.blobUrl("gone.txt", "r"), "a.txt"));

    assertThat(Objects.requireNonNull(outcome.failureInfo()).details().toString())
        .contains("gone.txt")
        .doesNotContain("sig=");
  }

  private GivenTask task() {
    return new GivenTask(nodeRoot).runs("true");
  }

  private TaskOutcome run(GivenTask task) throws InterruptedException {
    return run(task, AutoStorage.none());
  }

  private TaskOutcome run(GivenTask task, AutoStorage autoStorage) throws InterruptedException {
    return new NodeTaskRunner(
            new MovableClock(Clock.systemUTC()),
            Enclosures.best(),
            autoStorage,
            ManagedIdentities.none(),
            UploadListener.NOBODY)
        .run(task.assigned(), progress);
  }

  private static void assertFailure(TaskOutcome outcome, String category, String code) {
    assertThat(outcome.exitCode()).isNull();
    assertThat(outcome.failureInfo())
        .extracting(FailureInfo::category, FailureInfo::code)
        .isEqualTo(List.of(category, code));
  }
}
