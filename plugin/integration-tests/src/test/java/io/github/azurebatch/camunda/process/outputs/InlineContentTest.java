package io.github.azurebatch.camunda.process.outputs;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InlineContentTest {

  private static final String INVALID = "AzureBatchOutputInvalid";

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  @ParameterizedTest
  @MethodSource("noJson")
  void isAnErrorWithThePlaceWhereAJsonFileIsNone(byte[] content, String place) {
    azure.script(forTask("*").file("summary.json", content).file("note.txt", "ok"));
    azure.deploy(Models.catching(reading("*.json\nnote.txt", "summary.json, note.txt"), INVALID));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught");
    Map<String, Object> error = azure.variable(instance, "batchError");
    assertThat(error).containsEntry("error", INVALID);
    assertThat(String.valueOf(error.get("message")))
        .contains(engines.taskIdOf(instance) + "/summary.json'", "of container 'job-tests'", place)
        .contains("ends with .json", "kept there", "'summary.json | text'");
    assertThat(String.valueOf(error.get("details"))).contains("url=http", "column=");
    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasFiles("summary.json", "note.txt")
        .hasContent("note.txt", "ok");
  }

  static Stream<Arguments> noJson() {
    return Stream.of(
        arguments("{\n  \"mean\": 42,\n}".getBytes(ISO_8859_1), "line 3, column "),
        arguments(new byte[0], "line 1, column 1: There is nothing"),
        arguments("{\"a\":1}\n{\"a\":2}\n".getBytes(ISO_8859_1), "line 2, column 1: More follows"),
        arguments("3 samples".getBytes(ISO_8859_1), "line 1, column 3"),
        arguments("[".repeat(5_000).getBytes(ISO_8859_1), "line 1, column "),
        arguments("{\n\"name\": \"Z\u00fcrich\"}".getBytes(ISO_8859_1), "line 2, column 11"));
  }

  @Test
  void isAnIncidentWhoseRetryRunsTheTaskAgain() {
    azure.script(forTask("*").file("summary.json", "none"));
    azure.deploy(reading("summary.json", "summary.json"));
    ProcessInstance instance = engines.run();
    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains(INVALID);

    azure.batch().scripts().add(forTask("*-2").file("summary.json", "{\"mean\": 1}"));
    engines.retry();

    assertThat(instance).isEnded();
    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasContent("summary.json", Map.of("mean", 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "data.json | text; data.json",
        "data.ndjson; data.ndjson",
        "lines.jsonl; lines.jsonl",
        "data.txt; data.txt"
      })
  void isTextWhereItIsAskedForOrIsNoJsonAsAWhole(String inline, String name) {
    azure.script(forTask("*").file(name, "{\"a\":1}\n{\"a\":2}\n"));
    azure.deploy(reading(name, inline));

    ProcessInstance instance = engines.run();

    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasContent(name, "{\"a\":1}\n{\"a\":2}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "report.txt | json; report.txt; report.txt",
        "[{\"name\": \"report.txt\", \"as\": \"json\"}]; report.txt; report.txt",
        "result; result; result | contentType=application/json",
        "DATA.JSON; DATA.JSON; DATA.JSON"
      })
  void isDataWhereItIsAskedForOrOfThatType(String inline, String name, String outputFile) {
    azure.script(forTask("*").file(name, "{\"mean\": 42}"));
    azure.deploy(reading(outputFile, inline));

    ProcessInstance instance = engines.run();

    assertThatOutputs(azure.variable(instance, "outputs")).hasContent(name, Map.of("mean", 42));
  }

  @Test
  void isDataAfterAByteOrderMark() {
    String json = "{\"name\": \"Z\u00fcrich\"}";
    azure.script(
        forTask("*").file("utf8.json", "\uFEFF" + json).file("utf16.json", json.getBytes(UTF_16)));
    azure.deploy(reading("*.json", "[\"utf8.json\", \"utf16.json\"]"));

    ProcessInstance instance = engines.run();

    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasContent("utf8.json", Map.of("name", "Z\u00fcrich"))
        .hasContent("utf16.json", Map.of("name", "Z\u00fcrich"));
  }

  @Test
  void isAnErrorOfWhatIsReadBackAsWell() {
    azure.script(forTask("*").file("report.txt", "mean = 42"));
    azure.deploy(Models.inJob("tests", "report.txt -> report-of-inline.txt"));
    engines.run();
    azure.deploy(
        Bpmn.createExecutableProcess("reading")
            .startEvent()
            .serviceTask("read")
            .camundaDelegateExpression("${azureBatchReadOutputs}")
            .camundaInputParameter("jobId", "tests")
            .camundaInputParameter("inline", "report-of-inline.txt | json")
            .boundaryEvent("error")
            .error(INVALID)
            .endEvent("caught")
            .done());

    ProcessInstance instance = azure.start("reading", Map.of());
    azure.runToRest();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(String.valueOf(azure.variable(instance, "batchError").get("message")))
        .contains("'report-of-inline.txt'", "line 1, column ", "'inline' reads it as json");
  }

  private static BpmnModelInstance reading(String outputFiles, String inline) {
    return Models.scripted(outputFiles, await -> await.camundaInputParameter("inline", inline));
  }
}
