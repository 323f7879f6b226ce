package io.github.azurebatch.camunda.process.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignatureLimitTest {

  private static final String BOUND = "the property 'max-signature-lifetime' allows P7D";

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.trustingUnmarkedValues());

  private final Engines engines = new Engines(azure);

  @BeforeEach
  void countFromHere() {
    azure.batch().calls().reset();
  }

  @Test
  void refusesASasThatIsToLastLonger() {
    assertThat(refusal(issueSas("P7DT1S")))
        .contains("'issueSas'", "'lifetime'", "P7DT1S", BOUND, "maxWallClockTime");
  }

  @Test
  void refusesATaskThatNeedsALongerSas() {
    String message =
        refusal(
            submit(
                issueSas("auto"),
                task ->
                    task.camundaInputParameter("outputFiles", "output.txt")
                        .camundaInputParameter("maxWallClockTime", "P7D")));

    assertThat(message).contains("'submit'", "'sas'", "P7DT6H", BOUND);
  }

  @Test
  void refusesATaskThatMayRunForEver() {
    String message =
        refusal(
            submit(
                issueSas("auto"), task -> task.camundaInputParameter("outputFiles", "output.txt")));

    assertThat(message).contains("'submit'", "'sas'", "P180D", BOUND);
  }

  @Test
  void refusesASasThatAnEarlierVersionHasGranted() {
    String grant =
        "{\"account\":\"default\",\"container\":\"c\",\"permissions\":\"w\",\"lifetime\":\"P30D\"}";

    assertThat(
            refusal(
                submit(
                    begin(),
                    task ->
                        task.camundaInputParameter("sas", grant)
                            .camundaInputParameter("outputFiles", "output.txt"))))
        .contains("'sas'", "P30D", BOUND);
  }

  @Test
  void refusesResourceFilesThatAreToWaitLonger() {
    String url =
        azure.azure().properties().get("accounts.default.storage.endpoint") + "/files/a.txt";

    String message =
        refusal(
            submit(
                begin(),
                task ->
                    task.camundaInputParameter("queueAllowance", "P8D")
                        .camundaInputParameter("resourceFiles", url)));

    assertThat(message).contains("'resourceFiles'", "'max-signature-lifetime' allows");
  }

  @Test
  void refusesALinkThatIsToLastLonger() {
    String url =
        azure.azure().properties().get("accounts.default.storage.endpoint") + "/files/a.txt";
    azure.deploy(
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .camundaAsyncAfter()
            .userTask()
            .camundaAssignee("${azureBatch.readUrl(file, 'P8D')}")
            .endEvent()
            .done());
    Map<String, Object> file = Map.of("url", url, "container", "files", "name", "a.txt");

    ProcessInstance instance = azure.start(Models.KEY, Map.of("file", file));
    azure.runToRest();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'max-signature-lifetime' allows");
  }

  private String refusal(BpmnModelInstance model) {
    azure.deploy(model);
    ProcessInstance instance = engines.run();
    assertThat(azure.batch().calls().total()).isZero();
    return engines.onlyIncident(instance).getIncidentMessage();
  }

  private String refusal(ServiceTaskBuilder step) {
    return refusal(step.endEvent().done());
  }

  private static StartEventBuilder begin() {
    return Bpmn.createExecutableProcess(Models.KEY).startEvent().camundaAsyncAfter();
  }

  private static ServiceTaskBuilder issueSas(String lifetime) {
    return Models.issueSas(
        begin(),
        sas ->
            sas.camundaInputParameter("container", "outputs")
                .camundaInputParameter("lifetime", lifetime));
  }

  private static ServiceTaskBuilder submit(
      AbstractFlowNodeBuilder<?, ?> begun, UnaryOperator<ServiceTaskBuilder> inputs) {
    return inputs.apply(
        begun
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", "any")
            .camundaInputParameter("commandLine", "scripted"));
  }
}
