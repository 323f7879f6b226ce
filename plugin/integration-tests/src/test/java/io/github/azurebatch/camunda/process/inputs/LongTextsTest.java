package io.github.azurebatch.camunda.process.inputs;

import static io.github.azurebatch.camunda.local.Operation.JOB_ADD;
import static io.github.azurebatch.camunda.local.Operation.TASK_ADD;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inputs that are longer than a database's column of texts. */
@OnEveryDatabase
class LongTextsTest {

  /** With models that a deployment would refuse: what an instance says of them. */
  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.current().withProperty("deployment-checks", "off"));

  /** As the service counts the body of a request. */
  private static final int MEBIBYTE = 1024 * 1024;

  private final Engines engines = new Engines(azure);

  @BeforeEach
  void letEveryTaskSucceed() {
    azure.script(forTask("*"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_990, 2_000, 2_001, 4_000, 4_001, 20_000})
  void arriveWholeWhateverTheirLength(int length) {
    String commandLine = "run " + "x".repeat(length - "run ".length());

    assertArrives(commandLine, length <= 2_000 ? "string" : "object");
  }

  @Test
  void arriveWholeWhereADatabaseCountsBytes() {
    assertArrives("run " + "ä".repeat(1_990), "object");
  }

  @Test
  void arriveWholeWhereADatabaseDoesNotTakeTheirCharacters() {
    assertArrives("run \uD83D\uDCC8", "object");
  }

  @Test
  void areTakenByEveryInputOfATask() {
    String environment =
        IntStream.range(0, 200)
            .mapToObj(i -> "SETTING_%03d=%s".formatted(i, "v".repeat(20)))
            .collect(Collectors.joining("\n"));
    String outputFiles =
        IntStream.range(0, 200)
            .mapToObj("directory/file-%03d.txt"::formatted)
            .collect(Collectors.joining("\n"));
    azure.deploy(
        Models.work(
            submit ->
                submit
                    .camundaInputParameter("commandLine", "scripted")
                    .camundaInputParameter("environment", environment)
                    .camundaInputParameter("outputFiles", outputFiles),
            await -> await.camundaInputParameter("required", "${names}")));

    ProcessInstance instance = azure.start(Models.KEY, Map.of("names", ""));
    azure.runToRest();

    assertThat(instance).isEnded();
    var sent = new SentTasks(azure).task(instance);
    assertThat(sent.environmentSettings()).hasSizeGreaterThanOrEqualTo(200);
    assertThat(sent.outputFiles()).hasSize(200);
  }

  @Test
  void areTakenByTheWait() {
    String names =
        IntStream.range(0, 300)
            .mapToObj("file-%03d-of-many.txt"::formatted)
            .collect(Collectors.joining(","));
    azure.deploy(
        Models.catching(
            Models.work(
                submit -> submit.camundaInputParameter("commandLine", "scripted"),
                await -> await.camundaInputParameter("required", names)),
            "AzureBatchOutputMissing"));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught");
  }

  @Test
  void areTakenByTheActivityThatCreatesAJob() {
    String metadata =
        IntStream.range(0, 200)
            .mapToObj(i -> "name%03d=%s".formatted(i, "v".repeat(20)))
            .collect(Collectors.joining("\n"));
    azure.deploy(
        Models.createJob("long-texts", "local")
            .camundaInputParameter("metadata", metadata)
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    assertThat(azure.batch().calls().count(JOB_ADD)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {255, 256})
  void areNoNamesOfResultsWhereTheirColumnHasNoRoom(int length) {
    azure.deploy(
        Models.scripted(
            "none", await -> await.camundaInputParameter("resultVariable", "r".repeat(length))));

    ProcessInstance instance = engines.run();

    if (length <= 255) {
      assertThat(azure.variable(instance, "r".repeat(length))).containsEntry("count", 0);
    } else {
      assertThat(engines.onlyIncident(instance).getIncidentMessage())
          .contains("'resultVariable'", "256", "255");
    }
  }

  @Test
  void areRefusedBeforeAnyEffectWhereNoRequestCouldHoldThem() {
    azure.deploy(Models.work("run ${long}", "none"));

    ProcessInstance instance =
        azure.start(
            Models.KEY, Map.of("long", Variables.objectValue("x".repeat(MEBIBYTE)).create()));
    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'submit'", "'commandLine'", "1048580", "1048576");
    assertThat(azure.batch().calls().count(TASK_ADD)).isZero();
  }

  @Test
  void areRefusedBeforeAnyEffectWhereNoListCouldHoldThem() {
    azure.deploy(
        Models.step(
            "SubmitTasks",
            Map.of(
                "jobId",
                Models.JOB_ID,
                "commandLine",
                "run {item}",
                "items",
                "${one.repeat(%d)}".formatted(16 * MEBIBYTE + 1))));
    azure.batch().calls().reset();

    ProcessInstance instance = engines.start(Map.of("one", "1"));

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'step'", "'items'", "16777217", "16777216");
    assertThat(azure.batch().calls().total()).isZero();
  }

  @Test
  void areStoredUpToWhatARequestMayHave() {
    String names = "gone.txt" + ",".repeat(MEBIBYTE - "gone.txt".length());
    azure.deploy(
        Models.catching(
            Models.work(
                submit -> submit.camundaInputParameter("commandLine", "scripted"),
                await -> await.camundaInputParameter("required", "${long}")),
            "AzureBatchOutputMissing"));

    ProcessInstance instance =
        azure.start(Models.KEY, Map.of("long", Variables.objectValue(names).create()));
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(engines.historicVariable(instance, "required").getValue()).isEqualTo(names);
  }

  private void assertArrives(String commandLine, String storedAs) {
    azure.deploy(Models.work("${command}", "none"));

    ProcessInstance instance =
        azure.start(Models.KEY, Map.of("command", Variables.objectValue(commandLine).create()));
    azure.runToRest();

    assertThat(instance).isEnded();
    assertThat(new SentTasks(azure).task(instance).commandLine()).isEqualTo(commandLine);
    HistoricVariableInstance stored = engines.historicVariable(instance, "commandLine");
    assertThat(stored.getValue()).isEqualTo(commandLine);
    assertThat(stored.getTypeName()).isEqualTo(storedAs);
  }
}
