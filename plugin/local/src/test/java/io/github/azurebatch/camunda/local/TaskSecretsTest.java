package io.github.azurebatch.camunda.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.protocol.models.AccessScope;
import com.microsoft.azure.batch.protocol.models.AuthenticationTokenSettings;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A task is told what the README says, and none of the service's own secrets. */
class TaskSecretsTest {

  private static final String STORAGE_KEY = "a2V5IG9mIGEgc3RvcmFnZSBhY2NvdW50";

  @Test
  void areNotAmongWhatATaskIsTold() throws Exception {
    try (LocalBatchService service = LocalBatchService.builder().start()) {
      service.identities().allowAll(URI.create("http://127.0.0.1:1/account"), "a", STORAGE_KEY);
      List<String> environment = environmentOfATask(service).lines().toList();

      String page = Files.readString(Path.of("README.md"));
      assertThat(environment)
          .contains("COLOUR=blue")
          .anyMatch(line -> line.startsWith("AZ_BATCH_AUTHENTICATION_TOKEN="))
          .noneMatch(line -> line.contains(service.accountKey()) || line.contains(STORAGE_KEY))
          .filteredOn(line -> !line.startsWith("COLOUR="))
          .allSatisfy(line -> assertThat(page).contains("`" + line.split("=", 2)[0] + "`"));
    }
  }

  private static String environmentOfATask(LocalBatchService service) throws Exception {
    BatchClient client = SdkClient.open(service);
    client.jobOperations().createJob(ServiceTest.job("job"));
    client
        .taskOperations()
        .createTask(
            "job",
            ServiceTest.task("task", "env")
                .withEnvironmentSettings(
                    List.of(new EnvironmentSetting().withName("COLOUR").withValue("blue")))
                .withAuthenticationTokenSettings(
                    new AuthenticationTokenSettings().withAccess(List.of(AccessScope.JOB))));
    assertThat(service.awaitIdle(Duration.ofSeconds(20))).isTrue();
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    client.fileOperations().getFileFromTask("job", "task", "stdout.txt", content);
    client.protocolLayer().restClient().close();
    return content.toString();
  }
}
