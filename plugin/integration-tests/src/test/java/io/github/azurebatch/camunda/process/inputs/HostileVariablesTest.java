package io.github.azurebatch.camunda.process.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Variables of the process that somebody sets to find out what breaks, on their whole way through
 * the engine; a sample of what the properties of the inputs try.
 */
class HostileVariablesTest {

  private static final int LONGEST_MESSAGE = 666;

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  static Stream<Object> values() {
    return Stream.of(
        "",
        "../../other",
        "a b\u0000c",
        "\uD800",
        "x".repeat(3_900),
        "[".repeat(3_900),
        "{\"a\":1e999999999}",
        "{{secrets.token}}",
        "${execution.id}",
        "line\nline",
        -1L,
        1.5,
        true,
        new Date(0),
        new byte[] {1},
        new BigInteger("9".repeat(500)),
        Instant.EPOCH,
        Variables.objectValue(List.of(Map.of(), List.of(List.of())))
            .serializationDataFormat(Variables.SerializationDataFormats.JSON)
            .create(),
        Variables.untypedNullValue());
  }

  @ParameterizedTest
  @MethodSource("values")
  void endInOneIncidentThatSaysWhatIsWrong(Object value) {
    azure.deploy(
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .serviceTask("create")
            .camundaDelegateExpression("${azureBatchCreateJob}")
            .camundaInputParameter("jobId", "${value}")
            .camundaInputParameter("poolId", "local")
            .camundaInputParameter("priority", "${value}")
            .camundaInputParameter("metadata", "${value}")
            .endEvent()
            .done());
    long calls = azure.batch().calls().total();

    ProcessInstance instance = azure.start(Models.KEY, Map.of("value", value));
    azure.runToRest();

    assertThat(azure.engine().getRuntimeService().createIncidentQuery().list())
        .singleElement()
        .satisfies(incident -> isClear(incident, instance));
    assertThat(azure.batch().calls().total()).isEqualTo(calls);
  }

  private static void isClear(Incident incident, ProcessInstance instance) {
    assertThat(incident.getProcessInstanceId()).isEqualTo(instance.getId());
    assertThat(incident.getIncidentMessage())
        .contains("Activity 'create' (process instance '" + instance.getId() + "'): input '")
        .contains("correct the input")
        .hasSizeLessThanOrEqualTo(LONGEST_MESSAGE)
        .doesNotContain("Exception", "\tat ");
  }
}
