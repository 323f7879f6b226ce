package io.github.azurebatch.camunda.process.outputs;

import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class UploadFailureTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  @Test
  void namesTheContainerThatDoesNotExist() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(uploadingTo("gone-" + UUID.randomUUID(), "w", "P1D"));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(azure.variable(instance, "batchError"))
        .containsEntry("error", "AzureBatchUploadFailed")
        .containsEntry("code", "FileUploadContainerNotFound")
        .containsEntry("exitCode", 0);
    assertThatOutputs(azure.variable(instance, "outputs")).hasUpload("failed").hasExitCode(0);
  }

  @Test
  void failsWhereTheSasExpiresWhileTheTaskRuns(@TempDir Path directory) throws IOException {
    Path go = directory.resolve("go");
    azure.deploy(
        Models.catching(
            Models.withSas(
                sas ->
                    sas.camundaInputParameter("lifetime", "PT2S")
                        .camundaInputParameter("container", "${outputContainer}"),
                "bash -c 'while [ ! -e %s ]; do sleep 0.1; done; echo x > output.txt'"
                    .formatted(go),
                "output.txt"),
            "AzureBatchUploadFailed"));
    ProcessInstance instance = engines.start(Map.of());

    Instant expired = Instant.now().plusSeconds(3);
    await().atMost(Duration.ofSeconds(30)).until(() -> Instant.now().isAfter(expired));
    Files.createFile(go);
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(azure.variable(instance, "batchError"))
        .containsEntry("code", "FileUploadAccessDenied");
  }

  @Test
  void refusesASasThatCannotWriteBeforeAnythingIsSent() {
    azure.deploy(uploadingTo("some-container", "rl", "P1D"));

    ProcessInstance instance = engines.run();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'submit'", "'sas'", "'rl'", "some-container", "needs w");
    assertThat(azure.batch().calls().count(TASK_ADD)).isZero();
  }

  @Test
  void failsWhereTheSasMayNotOverwriteWhatIsThere() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(
        Models.catching(
            Models.withSas(
                sas -> sas.camundaInputParameter("permissions", "c"),
                "scripted",
                "output.txt -> always-the-same-%s.txt".formatted(UUID.randomUUID())),
            "AzureBatchUploadFailed"));

    ProcessInstance first = engines.run();
    ProcessInstance second = engines.run();

    assertThat(first).isEnded().hasPassed("done");
    assertThat(second).isEnded().hasPassed("caught");
    assertThat(azure.variable(second, "batchError"))
        .containsEntry("code", "FileUploadAccessDenied");
  }

  private static BpmnModelInstance uploadingTo(
      String container, String permissions, String lifetime) {
    return Models.catching(
        Models.withSas(
            sas ->
                sas.camundaInputParameter("container", container)
                    .camundaInputParameter("permissions", permissions)
                    .camundaInputParameter("lifetime", lifetime),
            "scripted",
            "output.txt"),
        "AzureBatchUploadFailed");
  }
}
