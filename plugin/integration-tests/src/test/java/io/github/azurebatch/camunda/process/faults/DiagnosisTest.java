package io.github.azurebatch.camunda.process.faults;

import static io.github.azurebatch.camunda.local.Operation.FILE_GET;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.local.PoolControl;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a fault says of its reason. */
class DiagnosisTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  @Test
  void showsTheEndsOfTheLogsThatWerePersisted() {
    azure.script(forTask("*").exitCode(3).stdout("working\n").stderr("x".repeat(9000) + "no disk"));
    azure.deploy(Models.catching(Models.work("scripted", "../std*.txt"), "AzureBatchTaskFailed"));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught");
    Map<String, Object> error = azure.variable(instance, "batchError");
    assertThat(error).containsEntry("stdout", "working\n");
    assertThat(String.valueOf(error.get("stderr")))
        .startsWith("[...] x")
        .endsWith("no disk")
        .hasSize("[...] ".length() + 4 * 1024);
  }

  @Test
  void showsThemInTheDetailsOfTheIncident() {
    azure.script(forTask("*").exitCode(3).stderr("line one\nline two\n"));
    azure.deploy(Models.work("scripted", "../std*.txt"));

    engines.run();

    assertThat(engines.errorDetails())
        .contains("exit code 3", "--- stderr.txt\nline one\nline two\n", "FailureExitCode");
  }

  @Test
  void readsThemFromTheNodeWhereNoneWasPersisted() {
    azure.deploy(
        Models.catching(
            Models.work("bash -c 'echo out; echo no disk >&2; exit 3'", "output.txt"),
            "AzureBatchTaskFailed"));

    ProcessInstance instance = engines.run();

    assertThat(azure.variable(instance, "batchError"))
        .containsEntry("stdout", "out\n")
        .containsEntry("stderr", "no disk\n")
        .containsEntry("fileUploadErr", "")
        .containsEntry("logsFrom", "node");
  }

  @Test
  void readsTheUploadLogAndCutsTheSignature() {
    azure.script(forTask("*").file("output.txt", "x"));
    azure.deploy(uploadingTo("gone-" + UUID.randomUUID()));

    ProcessInstance instance = engines.run();

    Map<String, Object> error = azure.variable(instance, "batchError");
    assertThat(String.valueOf(error.get("fileUploadErr")))
        .contains("destination", "output.txt", "[signature cut]")
        .doesNotContain("sig=");
    assertThat(String.valueOf(error.get("fileUploadOut"))).contains("Resolved mappings");
    assertThat(error).containsEntry("logsFrom", "node");
  }

  @Test
  void reportsTheUploadFailureBesideTheExitCode() {
    azure.script(forTask("*").exitCode(3).file("output.txt", "x"));
    azure.deploy(uploadingTo("gone-" + UUID.randomUUID()));

    ProcessInstance instance = engines.run();

    Map<String, Object> error = azure.variable(instance, "batchError");
    assertThat(error).containsEntry("error", "AzureBatchTaskFailed").containsEntry("exitCode", 3);
    assertThat(error.get("uploadFailure")).isNotNull();
    assertThatOutputs(azure.variable(instance, "outputs")).hasUpload("failed");
  }

  @Test
  void saysThatTheNodeIsGone() throws InterruptedException {
    String poolId = "pool-" + UUID.randomUUID();
    PoolControl pool = azure.batch().pools().add(PoolSettings.linux(poolId).nodes(1));
    azure.script(forTask("*").exitCode(3).stderr("lost"));
    azure.deploy(
        Models.submitAndAwait(
                Models.createJob("job-" + poolId, poolId),
                submit -> submit.camundaInputParameter("commandLine", "scripted"),
                UnaryOperator.identity())
            .endEvent("done")
            .done());
    ProcessInstance instance = engines.start(Map.of());
    assertThat(azure.batch().awaitIdle(Duration.ofSeconds(30))).isTrue();

    pool.lose(pool.nodeIds().get(0));
    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("exit code 3");
    assertThat(engines.errorDetails()).contains("There are no logs", "compute node");
    assertThat(azure.variable(instance, "batchError"))
        .containsEntry("logsFrom", "gone")
        .containsEntry("stderr", null);
  }

  @Test
  void tellsTheFaultWhereTheLogsCannotBeRead() {
    azure.script(forTask("*").exitCode(3).stderr("unreadable"));
    azure.deploy(Models.work("scripted", "output.txt"));
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.batch().faults().next(20, FILE_GET).answer(500, "InternalError");

    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains("exit code 3");
    assertThat(engines.errorDetails()).contains("logs could not be read", "InternalError");
    assertThat(azure.variable(instance, "batchError")).containsEntry("logsFrom", "unavailable");
    assertThat(azure.batch().calls().count(FILE_GET)).isLessThanOrEqualTo(4);
  }

  @Test
  void measuresTheUpload() {
    azure.script(forTask("*").file("a.txt", "12345").file("b.txt", "123"));
    azure.deploy(Models.work("scripted", "*.txt"));

    ProcessInstance instance = engines.run();

    Map<String, Object> outputs = azure.variable(instance, "outputs");
    assertThat(outputs).containsEntry("uploadedFiles", 2).containsEntry("uploadedBytes", 8);
    assertThat((Double) outputs.get("uploadSeconds")).isBetween(0.0, 10.0);
    assertThat(azure.batch().calls().count(FILE_GET)).isZero();
  }

  @Test
  void measuresTheUploadByItsLogWhenAsked() {
    azure.script(forTask("*").file("a.txt", "12345"));
    azure.deploy(
        Models.scripted("a.txt", await -> await.camundaInputParameter("uploadDetails", "true")));

    ProcessInstance instance = engines.run();

    assertThat((Double) azure.variable(instance, "outputs").get("uploadSeconds"))
        .isBetween(0.0, 10.0);
    assertThat(azure.batch().calls().count(FILE_GET)).isEqualTo(1);
  }

  private static BpmnModelInstance uploadingTo(String container) {
    BpmnModelInstance model =
        Models.withSas(
            sas -> sas.camundaInputParameter("container", container), "scripted", "output.txt");
    ServiceTask await = model.getModelElementById("await");
    await.builder().boundaryEvent("error").error().endEvent("caught");
    return model;
  }
}
