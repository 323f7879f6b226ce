package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.DetailLevel;
import com.microsoft.azure.batch.protocol.models.NodeFile;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Links that tasks make lead no one out of their directories. */
class TaskLinksTest {

  private static final String SECRET = "not the task's";

  private final Path outside;
  private LocalBatchService service;
  private BatchClient client;

  TaskLinksTest(@TempDir Path outside) throws IOException {
    this.outside = outside.toRealPath();
    Files.createDirectories(outside.resolve("wd"));
    Files.writeString(outside.resolve("secret.txt"), SECRET);
    Files.writeString(outside.resolve("wd/secret.txt"), SECRET);
  }

  @BeforeEach
  void start() throws Exception {
    service = LocalBatchService.builder().start();
    client = SdkClient.open(service);
    client.jobOperations().createJob(ServiceTest.job("job"));
  }

  @AfterEach
  void stop() {
    client.protocolLayer().restClient().close();
    service.close();
    assertThat(outside.resolve("secret.txt")).hasContent(SECRET);
    assertThat(outside.resolve("wd/secret.txt")).hasContent(SECRET);
    assertThat(outside).isDirectoryNotContaining(file -> file.endsWith("stdout.txt"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"wd/file", "wd/directory", "wd/directory/secret.txt", "wd/inner/file"})
  void areNotFollowedWhenAFileIsRead(String name) throws Exception {
    run("task", links());

    assertNotFound(
        () ->
            client
                .fileOperations()
                .getFileFromTask("job", "task", name, new ByteArrayOutputStream()));
    assertThatThrownBy(() -> client.fileOperations().getFilePropertiesFromTask("job", "task", name))
        .hasMessageContaining("404");
  }

  /** A link that leads nowhere, one that leads to itself, and a file. */
  @ParameterizedTest
  @ValueSource(strings = {"wd/lost/x", "wd/turn/x", "wd/said/x", "stdout.txt/x"})
  void areNoDirectoriesThatAFileCouldBeDeletedFrom(String name) throws Exception {
    run("task", links());

    assertNotFound(() -> client.fileOperations().deleteFileFromTask("job", "task", name));
    assertThat(list("task")).contains("stdout.txt", "wd/said");
  }

  @Test
  void areNotFollowedWhenAFileIsDeleted() throws Exception {
    run("task", links());

    assertNotFound(
        () -> client.fileOperations().deleteFileFromTask("job", "task", "wd/directory/secret.txt"));
    client.fileOperations().deleteFileFromTask("job", "task", "wd/directory");
    client.fileOperations().deleteFileFromTask("job", "task", "wd/file");

    assertThat(list("task")).doesNotContain("wd/directory", "wd/file");
  }

  @Test
  void areListedOnlyIfTheyStayInTheDirectory() throws Exception {
    run("task", links());

    assertThat(list("task"))
        .containsExactlyInAnyOrder("stderr.txt", "stdout.txt", "wd", "wd/inner", "wd/said");
  }

  @Test
  void areFollowedWithinTheDirectory() throws Exception {
    run("task", links());
    ByteArrayOutputStream content = new ByteArrayOutputStream();

    client.fileOperations().getFileFromTask("job", "task", "wd/said", content);

    assertThat(content.toString()).isEqualTo("hello\n");
  }

  @Test
  void areNoWayToAFileThatNeverEnds() throws Exception {
    run("task", "mkfifo pipe");

    assertNotFound(
        () ->
            client
                .fileOperations()
                .getFileFromTask("job", "task", "wd/pipe", new ByteArrayOutputStream()));
  }

  @Test
  void takeNothingThatATaskSaysInItsSecondRun() throws Exception {
    client
        .taskOperations()
        .createTask(
            "job",
            command("task", "rm ../stdout.txt; ln -s %s/secret.txt ../stdout.txt; echo x; exit 1")
                .withConstraints(new TaskConstraints().withMaxTaskRetryCount(2)));

    assertThat(service.awaitIdle(Duration.ofSeconds(20))).isTrue();
    assertThat(list("task")).contains("wd");
  }

  @Test
  void areNotFollowedWhenATaskIsDeleted() throws Exception {
    run("task", replacing("workitems/job/job-1", "task"));

    client.taskOperations().deleteTask("job", "task");

    assertThat(outside.resolve("task/kept")).exists();
  }

  @Test
  void areNotInTheWayOfADeletionIfTheyLeadNowhere() throws Exception {
    run("task", "cd ../../..; mv job-1 moved; ln -s none job-1");

    client.taskOperations().deleteTask("job", "task");

    assertThat(client.taskOperations().listTasks("job")).isEmpty();
  }

  @Test
  void areNotFollowedWhenTheNextTaskStarts() throws Exception {
    run("first", replacing("workitems/job/job-1", "next"));

    run("next", "echo hello");

    assertThat(client.taskOperations().getTask("job", "next").executionInfo().failureInfo())
        .isNotNull();
    assertThat(outside.resolve("next/kept")).exists();
  }

  @Test
  void areNotFollowedWhenAJobIsDeleted() throws Exception {
    run("task", replacing("workitems", "job"));

    client.jobOperations().deleteJob("job");
    await().until(() -> client.jobOperations().listJobs().isEmpty());

    assertThat(outside.resolve("job/kept")).exists();
  }

  /** Puts a link in the place of a directory that the service made. */
  private static String replacing(String directory, String name) {
    return "cd /; mkdir %%s/%s; touch %%1$s/%1$s/kept; cd $AZ_BATCH_NODE_ROOT_DIR;".formatted(name)
        + " mv %s moved && ln -s %%1$s %1$s".formatted(directory);
  }

  private static String links() {
    return "echo hello; ln -s %s/secret.txt file; ln -s %1$s directory; mkdir inner;"
        + " ln -s ../directory/secret.txt inner/file; ln -s ../stdout.txt said; ln -s none lost;"
        + " ln -s turn turn";
  }

  private void run(String id, String script) throws Exception {
    client.taskOperations().createTask("job", command(id, script));
    assertThat(service.awaitIdle(Duration.ofSeconds(20))).isTrue();
    assertThat(service.tasks().get(0).exitCode()).isZero();
  }

  private TaskAddParameter command(String id, String script) {
    return ServiceTest.task(id, "bash -c '" + script.formatted(outside) + "'");
  }

  private List<String> list(String task) throws Exception {
    return client
        .fileOperations()
        .listFilesFromTask("job", task, true, new DetailLevel.Builder().build())
        .stream()
        .map(NodeFile::name)
        .toList();
  }

  private static void assertNotFound(ThrowingCallable call) {
    ServiceTest.assertRefused(404, "FileNotFound", call);
  }
}
