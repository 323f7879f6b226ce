package io.github.azurebatch.camunda.process.outputs;

import static io.github.azurebatch.camunda.local.Operation.FILE_GET;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tasks that keep the logs of their uploads: the compute node is not asked for them. */
class PersistedUploadLogTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @BeforeEach
  void everyTaskWritesAFile() {
    azure.script(forTask("*").file("output.txt", "12345").stdout("working\n"));
  }

  @Test
  void explainsAFailedUploadAndCutsTheSignature() {
    azure.deploy(
        Models.catching(
            Models.work(
                "scripted",
                """
                output.txt | container=gone-%s
                ../std*.txt
                ../fileupload*.txt"""
                    .formatted(UUID.randomUUID())),
            "AzureBatchUploadFailed"));

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("caught");
    Map<String, Object> error = azure.variable(instance, "batchError");
    assertThat(error).containsEntry("logsFrom", "storage").containsEntry("stdout", "working\n");
    assertThat(String.valueOf(error.get("fileUploadErr")))
        .contains("ContainerNotFound", "output.txt", "[signature cut]")
        .doesNotContain("sig=");
    assertThat(String.valueOf(error.get("fileUploadOut")))
        .contains("Resolved mappings", "HTTP status code=404");
    assertThat(azure.batch().calls().count(FILE_GET)).isZero();
  }

  @Test
  void tellsHowLongTheUploadTook() {
    azure.deploy(
        Models.scripted(
            "output.txt\n../fileupload*.txt",
            await -> await.camundaInputParameter("uploadDetails", "true")));

    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();

    assertThat(azure.variable(instance, "outputs"))
        .hasEntrySatisfying(
            "uploadSeconds", seconds -> assertThat((Double) seconds).isBetween(0.0, 30.0));
    assertThat(azure.batch().calls().count(FILE_GET)).isZero();
  }
}
