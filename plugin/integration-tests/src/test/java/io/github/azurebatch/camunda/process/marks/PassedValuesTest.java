package io.github.azurebatch.camunda.process.marks;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.process.marks.HandedOut.TENANT;
import static io.github.azurebatch.camunda.process.marks.HandedOut.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.process.marks.HandedOut.Use;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.Scripts;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.variable.OutputBlob;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that activities have handed out, on the ways that processes pass them on. */
class PassedValuesTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final HandedOut handedOut = new HandedOut(azure);

  @TestFactory
  Stream<DynamicTest> areBelievedByEachActivityInWhateverFormTheyCome() {
    Map<String, Map<String, Object>> values = handedOut.values();
    // the last uses of these delete what the others need
    return handedOut.uses().stream()
        .filter(use -> !use.bean().equals("CleanUp"))
        .map(
            use ->
                DynamicTest.dynamicTest(
                    use.toString(), () -> assertBelieved(use, map(values.get(use.variable())))));
  }

  private void assertBelieved(Use use, Map<String, Object> value) throws JsonProcessingException {
    String key = handedOut.deploy(use);
    String json = new ObjectMapper().writeValueAsString(value);
    Map<String, Object> reversed = new TreeMap<>(Collections.reverseOrder());
    reversed.putAll(value);
    reversed.replaceAll((field, old) -> old instanceof Integer number ? number.doubleValue() : old);
    for (Object form :
        List.of(
            value,
            new LinkedHashMap<>(reversed),
            Spin.JSON(json),
            Variables.serializedObjectValue(json)
                .serializationDataFormat("application/json")
                .objectTypeName("java.util.HashMap")
                .create())) {
      ProcessInstance instance = handedOut.use(key, use, form);
      assertThat(engines.onlyIncident(instance)).isNull();
    }
  }

  @Test
  void areBelievedByTheActivitiesThatCleanUp() {
    Map<String, Map<String, Object>> values = handedOut.values();
    for (Use use : handedOut.uses()) {
      if (use.bean().equals("CleanUp")) {
        Object value = map(values.get(use.variable()));
        ProcessInstance instance = handedOut.use(handedOut.deploy(use), use, value);
        assertThat(engines.onlyIncident(instance)).isNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "outputs.list.findAll { it.name.endsWith('.txt') }",
        "outputs.list.collect { [file: it + [path: 'other'], filePath: 'in.txt'] }",
        "[[file: outputs.files['a.txt'], filePath: 'in.txt']]"
      })
  void areBelievedWhereAScriptFiltersAndRenamesFiles(String script) {
    Map<String, Object> file = map(handedOut.values().get("file"));
    Map<String, Object> outputs = Map.of("files", Map.of("a.txt", file), "list", List.of(file));
    azure.deploy(
        Scripts.input(
                Bpmn.createExecutableProcess("scripted")
                    .startEvent()
                    .serviceTask("use")
                    .camundaDelegateExpression("${azureBatchSubmitTask}")
                    .camundaInputParameter("jobId", handedOut.jobId())
                    .camundaInputParameter("commandLine", "scripted"),
                "resourceFiles",
                "groovy",
                script)
            .endEvent()
            .done());

    ProcessInstance instance = azure.start("scripted", Map.of("outputs", outputs));
    azure.executeJobs();

    assertThat(engines.onlyIncident(instance)).isNull();
  }

  @Test
  void areBelievedInAProcessThatIsCalledAndInOneThatAMessageStarts() {
    Map<String, Object> task = map(handedOut.values().get("batchTask"));
    Map<String, String> inputs = Map.of("task", "${given}");
    azure.deploy(
        Models.step(
            Bpmn.createExecutableProcess("called").startEvent().message("begin"),
            "ReadOutputs",
            inputs));
    azure.deploy(
        Bpmn.createExecutableProcess("calling")
            .startEvent()
            .callActivity("call")
            .calledElement("called-by-name")
            .camundaIn("batchTask", "given")
            .endEvent()
            .done());
    azure.deploy(Models.step("called-by-name", "ReadOutputs", inputs));

    azure.start("calling", Map.of("batchTask", task));
    azure
        .engine()
        .getRuntimeService()
        .createMessageCorrelation("begin")
        .setVariable("given", task)
        .correlateStartMessage();
    azure.executeJobs();

    assertThat(engines.incidents()).isEmpty();
    assertThat(azure.engine().getRuntimeService().createProcessInstanceQuery().count()).isZero();
  }

  @Test
  void areBelievedInTheirTenantAndLinkedForIt() {
    Use use = handedOut.uses().get(0);
    engines.deploy(TENANT, Models.inJob(handedOut.jobId(), "a.txt"));
    azure.script(forTask("*").file("a.txt", "a"));
    ProcessInstance made = azure.start(Models.KEY, Map.of());
    azure.runToRest();
    String key = handedOut.deploy(use);

    ProcessInstance instance =
        handedOut.useInTenant(key, use, azure.variable(made, use.variable()));

    assertThat(engines.onlyIncident(instance)).isNull();
    OutputBlob file =
        OutputBlob.from(map(azure.variable(made, "outputs").get("files")).get("a.txt"));
    var links = azure.plugin().links();
    assertThat(links.urlForReading(file, Duration.ofMinutes(1), TENANT).toString())
        .contains("/a.txt?");
    assertThatThrownBy(() -> links.urlForReading(file, Duration.ofMinutes(1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("or of another tenant");
  }
}
