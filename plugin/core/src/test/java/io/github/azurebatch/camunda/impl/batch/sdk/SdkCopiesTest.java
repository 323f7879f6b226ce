package io.github.azurebatch.camunda.impl.batch.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.azurebatch.camunda.StubService;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.Secret;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.batch.file.UrlSigner;
import io.github.azurebatch.camunda.impl.batch.task.TaskConstraints;
import io.github.azurebatch.camunda.impl.batch.task.TaskCopy;
import io.github.azurebatch.camunda.impl.batch.task.TaskDefinition;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks that are read, and added again. */
class SdkCopiesTest {

  private static final TaskReference ORIGINAL = new TaskReference("job-1", "t1");
  private static final TaskCopy COPY = new TaskCopy("t1-2", "new", true);
  private static final String SIGNED = "sv=1&sp=cw&sig=0123456789";
  private static final String TASK =
      """
      {"id":"t1","url":"https://x/jobs/job-1/tasks/t1","creationTime":"2026-01-01T00:00:00Z",
       "state":"completed","stateTransitionTime":"2026-01-01T00:00:00Z","commandLine":"run",
       "resourceFiles":[{"httpUrl":"https://b.test/c/x?%1$s","filePath":"x"},
         {"storageContainerUrl":"https://b.test/in?%1$s"},
         {"httpUrl":"https://a.test/y?version=1","filePath":"y"}],
       "outputFiles":[
         {"filePattern":"*.txt","destination":{"container":{"path":"t1/out",
           "containerUrl":"https://b.test/c?%1$s"}},
           "uploadOptions":{"uploadCondition":"TaskCompletion"}},
         {"filePattern":"a","destination":{"container":{"path":"t12",
           "containerUrl":"https://b.test/d",
           "identityReference":{"resourceId":"/subscriptions/s"}}},
           "uploadOptions":{"uploadCondition":"TaskFailure"}}],
       "environmentSettings":[{"name":"A","value":"1"},
         {"name":"CAMUNDA_AZURE_BATCH_KEY","value":"old"},
         {"name":"CAMUNDA_AZURE_BATCH_INSTALLATION","value":"inst"}],
       "constraints":{"maxWallClockTime":"P10675199DT2H48M5.4775807S","retentionTime":"P7D",
         "maxTaskRetryCount":2},
       "requiredSlots":2,
       "userIdentity":{"autoUser":{"scope":"pool","elevationLevel":"admin"}},
       "exitConditions":{"default":{"jobAction":"terminate"}},
       "dependsOn":{"taskIds":["t0"]},
       "executionInfo":{"retryCount":0,"requeueCount":0}}"""
          .formatted(SIGNED);

  private final StubService stub = new StubService();
  private final BatchService service =
      SdkBatchService.open(
          new BatchAccount(stub.url(), "myaccount", new Credential.AccountKey(new Secret("a2V5"))));

  @AfterEach
  void close() {
    service.close();
    stub.close();
  }

  @Test
  void tellsHowATaskWasAdded() {
    stub.then(200, TASK);

    TaskDefinition task = service.taskDefinition(ORIGINAL).orElseThrow();

    assertThat(task.creationTime()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(task.state()).isEqualTo(TaskState.COMPLETED);
    assertThat(task.constraints()).isEqualTo(new TaskConstraints(null, 2, Duration.ofDays(7)));
    assertThat(task.outputFiles())
        .containsExactly(
            new TaskDefinition.Output(
                "*.txt", "https://b.test/c", "t1/out", UploadCondition.TASK_COMPLETION),
            new TaskDefinition.Output(
                "a", "https://b.test/d", "t12", UploadCondition.TASK_FAILURE));
  }

  @Test
  void tellsThatATaskIsGone() {
    stub.then(404, "{\"code\":\"TaskNotFound\"}");

    assertThat(service.taskDefinition(ORIGINAL)).isEmpty();
  }

  @Test
  void addsACopyWithFreshSignatures() {
    stub.then(200, TASK).then(201, "");

    service.addCopy(ORIGINAL, COPY, SdkCopiesTest::sign);

    assertThat(stub.requests().get(1).body())
        .isEqualTo(
            """
            {"id":"t1-2","commandLine":"run",\
            "exitConditions":{"default":{"jobAction":"terminate"}},\
            "resourceFiles":[{"httpUrl":"https://b.test/c/x?READ_BLOB","filePath":"x"},\
            {"storageContainerUrl":"https://b.test/in?READ_CONTAINER"},\
            {"httpUrl":"https://a.test/y?version=1","filePath":"y"}],\
            "outputFiles":[{"filePattern":"*.txt","destination":{"container":{"path":"t1-2/out",\
            "containerUrl":"https://b.test/c?WRITE_CONTAINER"}},\
            "uploadOptions":{"uploadCondition":"taskcompletion"}},\
            {"filePattern":"a","destination":{"container":{"path":"t12",\
            "containerUrl":"https://b.test/d",\
            "identityReference":{"resourceId":"/subscriptions/s"}}},\
            "uploadOptions":{"uploadCondition":"taskfailure"}}],\
            "environmentSettings":[{"name":"A","value":"1"},\
            {"name":"CAMUNDA_AZURE_BATCH_KEY","value":"new"},\
            {"name":"CAMUNDA_AZURE_BATCH_INSTALLATION","value":"inst"}],\
            "constraints":{"maxWallClockTime":"P10675199DT2H48M5.477S","retentionTime":"P7D",\
            "maxTaskRetryCount":2},"requiredSlots":2,\
            "userIdentity":{"autoUser":{"scope":"pool","elevationLevel":"admin"}},\
            "dependsOn":{"taskIds":["t0"]}}""");
  }

  @Test
  void tellsTheSignerWhatTheOldSignaturesAllow() {
    stub.then(200, TASK).then(201, "");
    List<UrlSigner.Grant> grants = new ArrayList<>();

    service.addCopy(
        ORIGINAL,
        COPY,
        (url, purpose, grant) -> {
          grants.add(grant);
          return sign(url, purpose, grant);
        });

    assertThat(grants).hasSize(3).containsOnly(new UrlSigner.Grant("cw", null));
  }

  @Test
  void leavesTheOutputsOfACopyWhereTheyWereIfAsked() {
    stub.then(200, TASK).then(201, "");

    service.addCopy(ORIGINAL, new TaskCopy("t1-2", "new", false), SdkCopiesTest::sign);

    assertThat(stub.requests().get(1).body()).contains("\"id\":\"t1-2\"", "\"path\":\"t1/out\"");
  }

  @Test
  void takesItsOwnCopyForSuccess() {
    stub.then(200, TASK).then(409, "{\"code\":\"TaskExists\"}");
    stub.then(
        200,
        """
        {"id":"t1-2","creationTime":"2026-01-02T00:00:00Z","environmentSettings":[
          {"name":"CAMUNDA_AZURE_BATCH_KEY","value":"new"}]}""");

    assertThat(service.addCopy(ORIGINAL, COPY, SdkCopiesTest::sign))
        .isEqualTo("2026-01-02T00:00:00Z");
  }

  @Test
  void addsNoCopyThatWouldHaveNoPassword() {
    stub.then(
        200,
        """
        {"id":"t1","commandLine":"run","containerSettings":{"imageName":"i",
          "registry":{"username":"u","registryServer":"r"}}}""");

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> service.addCopy(ORIGINAL, COPY, SdkCopiesTest::sign))
        .withMessageContainingAll("'t1'", "'t1-2'", "password");
    assertThat(stub.requests()).hasSize(1);
  }

  @Test
  void addsNoCopyOfWhatItCannotSign() {
    stub.then(200, TASK);

    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(
            () ->
                service.addCopy(
                    ORIGINAL,
                    COPY,
                    (url, purpose, grant) -> {
                      throw new InvalidInputException("Cannot sign " + url);
                    }))
        .withMessage("Cannot sign https://b.test/c/x");
  }

  @Test
  void addsNoCopyOfATaskThatIsGone() {
    stub.then(404, "{\"code\":\"TaskNotFound\"}");

    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> service.addCopy(ORIGINAL, COPY, SdkCopiesTest::sign))
        .withMessageContainingAll("'t1'", "'t1-2'", "TaskNotFound");
  }

  private static SignedUrl sign(URI url, UrlSigner.Purpose purpose, UrlSigner.Grant grant) {
    return new SignedUrl(
        URI.create(url + "?" + purpose), OffsetDateTime.parse("2026-11-23T00:00:00Z"));
  }
}
