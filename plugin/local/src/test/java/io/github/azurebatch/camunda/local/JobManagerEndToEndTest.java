package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.protocol.models.AccessScope;
import com.microsoft.azure.batch.protocol.models.AuthenticationTokenSettings;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import com.microsoft.azure.batch.protocol.models.JobManagerTask;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Job managers that add tasks: a process with the token it was given, and a script. */
class JobManagerEndToEndTest {

  private LocalBatchService service;
  private BatchClient client;

  @BeforeEach
  void start() {
    service = LocalBatchService.builder().start();
    client = SdkClient.open(service);
  }

  @AfterEach
  void stop() {
    client.protocolLayer().restClient().close();
    service.close();
  }

  @Test
  void addsATaskWithTheTokenOfItsJobAndKeepsWhatItWrote() throws Exception {
    try (AzuriteServer azurite = AzuriteServer.start()) {
      BlobContainerClient container = GivenStorage.container(azurite, "managed");
      container.create();
      client
          .jobOperations()
          .createJob(
              ServiceTest.job("job")
                  .withJobManagerTask(
                      withToken("/bin/sh -c '" + addChild("$AZ_BATCH_JOB_ID") + " && echo ok > a'")
                          .withKillJobOnCompletion(false)
                          .withOutputFiles(
                              List.of(
                                  GivenStorage.file(
                                      "a", GivenStorage.url(container), "manager/a")))));
      awaitIdle();

      assertThat(stdout("child")).isEqualTo("child\n");
      assertThat(container.listBlobs()).extracting(BlobItem::getName).containsExactly("manager/a");
    }
  }

  @Test
  void mayNotTouchAnotherJob() throws Exception {
    client.jobOperations().createJob(ServiceTest.job("other"));
    client
        .jobOperations()
        .createJob(
            ServiceTest.job("job")
                .withJobManagerTask(withToken("/bin/sh -c '" + addChild("other") + "'")));
    awaitIdle();

    assertThat(stdout("manager")).contains("AuthenticationFailed");
    assertThat(client.taskOperations().listTasks("other")).isEmpty();
  }

  @Test
  void mayBeAScript() throws Exception {
    service
        .scripts()
        .add(TaskScript.forTask("manager").action(assignment -> addChildOf(assignment.jobId())));
    client
        .jobOperations()
        .createJob(
            ServiceTest.job("job")
                .withJobManagerTask(
                    new JobManagerTask()
                        .withId("manager")
                        .withCommandLine("no such program")
                        .withKillJobOnCompletion(false)));
    awaitIdle();

    assertThat(stdout("child")).isEqualTo("child\n");
  }

  private void addChildOf(String jobId) {
    try {
      client.taskOperations().createTask(jobId, ServiceTest.task("child", "echo child"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JobManagerTask withToken(String commandLine) {
    return new JobManagerTask()
        .withId("manager")
        .withCommandLine(commandLine)
        .withEnvironmentSettings(
            List.of(
                new EnvironmentSetting()
                    .withName("CHILD")
                    .withValue("{\"id\":\"child\",\"commandLine\":\"echo child\"}")))
        .withAuthenticationTokenSettings(
            new AuthenticationTokenSettings().withAccess(List.of(AccessScope.JOB)));
  }

  private static String addChild(String jobId) {
    return "curl -sS -H \"Authorization: Bearer $AZ_BATCH_AUTHENTICATION_TOKEN\""
        + " -H \"Content-Type: application/json; odata=minimalmetadata\" -d \"$CHILD\""
        + " \"$AZ_BATCH_ACCOUNT_URL/jobs/"
        + jobId
        + "/tasks?api-version=2024-07-01.20.0\"";
  }

  private void awaitIdle() throws InterruptedException {
    assertThat(service.awaitIdle(Duration.ofSeconds(30))).isTrue();
  }

  private String stdout(String task) throws Exception {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    client.fileOperations().getFileFromTask("job", task, "stdout.txt", content);
    return content.toString(StandardCharsets.UTF_8);
  }
}
