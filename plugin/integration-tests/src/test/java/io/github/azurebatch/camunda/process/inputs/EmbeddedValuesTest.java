package io.github.azurebatch.camunda.process.inputs;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The value of an expression within a text adds no line, entry or field to it. */
class EmbeddedValuesTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "resourceFiles; https://a.test/${x} -> in; a~https://b.test/c -> d",
        "resourceFiles; https://a.test/${x}; a -> /etc/x",
        "resourceFiles; [{\"httpUrl\": \"https://a.test/${x}\"}]; a\",\"fileMode\":\"0777",
        "outputFiles; ${x} -> out; a -> b",
        "outputFiles; a.txt -> ${x}/a.txt; b | required",
        "environment; A=${x}; 1~B=2",
        "environment; {\"A\": \"${x}\"}; 1\", \"B\": \"2",
        "environment; {\"A\": ${x}}; 1, \"B\": 2",
        "environment; [\"A=${x}\"]; 1\\nB=2",
        "resourceFiles; [\"https://a.test/${x}\"]; a -> /etc/x",
        "userIdentity; {\"username\": \"${x}\"}; u\", \"autoUser\": {}, \"x\": \"",
        "dependsOn; {\"taskIds\": [\"${x}\"]}; a\", \"b",
      })
  void isRefusedBeforeAnythingIsSent(String input, String text, String x) {
    azure.batch().calls().reset();
    deploy(Bpmn.createExecutableProcess(Models.KEY).startEvent().camundaAsyncAfter(), input, text);

    ProcessInstance instance = engines.start(Map.of("x", x.replace('~', '\n')));

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'step'", "'" + input + "'", "${x} brings in", "would add to the text around it");
    assertThat(azure.batch().calls().total()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{\"commandLine\": \"c\", \"environment\": \"A=${x}\"}; 1\\nB=2",
        "{\"commandLine\": \"c\", \"environment\": [\"C=1\", \"A=${x}\"]}; 1\\nB=2",
        "{\"commandLine\": \"c\", \"resourceFiles\": \"https://a.test/${x}\"}; a -> b",
        "{\"commandLine\": \"c\", \"displayName\": \"${x}\"}; d\", \"requiredSlots\": \"2",
      })
  void isRefusedInAJobManagerTask(String text, String x) {
    azure.deploy(
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .camundaAsyncAfter()
            .serviceTask("step")
            .camundaDelegateExpression("${azureBatchCreateJob}")
            .camundaInputParameter("jobId", Models.JOB_ID)
            .camundaInputParameter("poolId", "local")
            .camundaInputParameter("jobManagerTask", text)
            .endEvent()
            .done());

    ProcessInstance instance = engines.start(Map.of("x", x));

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'jobManagerTask'", "${x} brings in", "would add to the text around it");
  }

  @Test
  void takesValuesThatAreOne() {
    azure.script(forTask("*"));
    deploy(
        Models.createJob(Models.JOB_ID, "local"),
        "environment",
        "{\"A\": \"x ${x}\", \"B\": ${count}, \"C\": \"${escaped}\", \"D\": ${json}}");

    ProcessInstance instance =
        engines.start(
            Map.of("x", "a | b -> c", "count", 3, "escaped", "q\\\"q", "json", "{\"k\":[1]}"));

    assertThat(settings(instance))
        .containsEntry("A", "x a | b -> c")
        .containsEntry("B", "3")
        .containsEntry("C", "q\"q")
        .containsEntry("D", "{\"k\":[1]}");
  }

  @Test
  void takesWholeLines() {
    azure.script(forTask("*"));
    deploy(Models.createJob(Models.JOB_ID, "local"), "environment", "A=1\n${x}\nB=${y}");

    ProcessInstance instance = engines.start(Map.of("x", "C=3\nD=4", "y", "2 = 2"));

    assertThat(settings(instance))
        .containsEntry("A", "1")
        .containsEntry("B", "2 = 2")
        .containsEntry("C", "3")
        .containsEntry("D", "4");
  }

  private static Map<String, String> settings(ProcessInstance instance) {
    CloudTask task = new SentTasks(azure).task(instance);
    return task.environmentSettings().stream()
        .collect(toMap(EnvironmentSetting::name, EnvironmentSetting::value));
  }

  private static void deploy(AbstractFlowNodeBuilder<?, ?> before, String input, String text) {
    ServiceTaskBuilder step =
        before
            .serviceTask("step")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", Models.JOB_ID)
            .camundaInputParameter("commandLine", "c");
    if (!input.equals("outputFiles")) {
      step.camundaInputParameter("outputFiles", "none");
    }
    azure.deploy(step.camundaInputParameter(input, text).endEvent().done());
  }
}
