package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.ResourceFile;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real SDK, real processes, and a real store. */
class LocalBatchServiceEndToEndTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static AzuriteServer azurite;

  private LocalBatchService service;
  private BatchClient client;

  @BeforeAll
  static void startAzurite() {
    azurite = AzuriteServer.start();
  }

  @AfterAll
  static void stopAzurite() {
    azurite.close();
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
  }

  @Test
  void keepsWhatOneTaskWroteForTheNext() throws Exception {
    BlobContainerClient container = GivenStorage.container(azurite, "outputs");
    container.create();
    client
        .taskOperations()
        .createTask(
            "job",
            ServiceTest.task("write", "sh -c 'echo \"some numbers\" > out.txt; echo done'")
                .withOutputFiles(
                    List.of(
                        GivenStorage.file("out.txt", GivenStorage.url(container), "write/out.txt"),
                        GivenStorage.file("../std*.txt", GivenStorage.url(container), "write"))));
    awaitIdle();
    client
        .taskOperations()
        .createTask(
            "job",
            ServiceTest.task("read", "cat in/write/out.txt")
                .withResourceFiles(
                    List.of(
                        new ResourceFile()
                            .withStorageContainerUrl(GivenStorage.url(container))
                            .withBlobPrefix("write/out")
                            .withFilePath("in"))));
    awaitIdle();

    assertThat(container.listBlobs())
        .extracting(BlobItem::getName)
        .containsExactly("write/out.txt", "write/stderr.txt", "write/stdout.txt");
    assertThat(task("write").executionInfo().exitCode()).isZero();
    assertThat(content("read", "stdout.txt")).isEqualTo("some numbers\n");
  }

  @Test
  void failsATaskWhoseContainerIsNotThere() throws Exception {
    client
        .taskOperations()
        .createTask(
            "job",
            ServiceTest.task("lost", "sh -c 'echo x > out.txt'")
                .withOutputFiles(
                    List.of(
                        GivenStorage.file(
                            "out.txt",
                            GivenStorage.url(GivenStorage.container(azurite, "missing")),
                            "out.txt"))));
    awaitIdle();

    assertThat(task("lost").executionInfo().exitCode()).isZero();
    assertThat(task("lost").executionInfo().failureInfo().code())
        .isEqualTo("FileUploadContainerNotFound");
    assertThat(task("lost").executionInfo().result().toString()).isEqualTo("failure");
  }

  @Test
  void endsTheProcessOfATerminatedTask() throws Exception {
    client.taskOperations().createTask("job", ServiceTest.task("long", "sleep 1000"));
    assertThat(service.awaitTaskState("job", "long", TaskState.RUNNING, PATIENCE)).isTrue();

    client.taskOperations().terminateTask("job", "long");
    awaitIdle();

    assertThat(task("long").executionInfo().failureInfo().code()).isEqualTo("TaskEnded");
  }

  @Test
  void doesWhatAScriptSaysWhenItsTimeHasCome() throws Exception {
    service
        .scripts()
        .add(TaskScript.forTask("slow-*").exitCode(4).delay(Duration.ofHours(3)).stdout("hi"));
    client.taskOperations().createTask("job", ServiceTest.task("slow-1", "no such program"));
    assertThat(service.awaitTaskState("job", "slow-1", TaskState.RUNNING, PATIENCE)).isTrue();
    assertThat(service.awaitIdle(Duration.ZERO)).isFalse();

    service.clock().advance(Duration.ofHours(3));
    awaitIdle();

    assertThat(task("slow-1").executionInfo().exitCode()).isEqualTo(4);
    assertThat(content("slow-1", "stdout.txt")).isEqualTo("hi");
  }

  private void awaitIdle() throws InterruptedException {
    assertThat(service.awaitIdle(PATIENCE)).isTrue();
  }

  private CloudTask task(String id) throws Exception {
    return client.taskOperations().getTask("job", id);
  }

  private String content(String task, String file) throws Exception {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    client.fileOperations().getFileFromTask("job", task, file, content);
    return content.toString();
  }
}
