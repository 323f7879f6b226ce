package io.github.azurebatch.camunda.process.inputs;

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
import org.camunda.bpm.engine.test.mock.Mocks;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BpmnModelElementInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaList;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of expressions in the inputs of our activities. */
class ExpressionsTest {

  private static final int RETRIES_OF_THE_CYCLE = 3;

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);

  @AfterEach
  void forgetsTheBeans() {
    Mocks.reset();
  }

  @Test
  void saysHowAVariableOfTheShellIsWritten() {
    azure.deploy(Models.creatingAContainer("echo ${TOOL_HOME}"));

    ProcessInstance instance = engines.start(Map.of());

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'create'", instance.getId(), "'container'", "'TOOL_HOME'")
        .contains("write $TOOL_HOME or \\${TOOL_HOME}");
  }

  @ParameterizedTest
  @MethodSource("expressionsThatCannotBeEvaluated")
  void areAnIncidentAtOnceWhereTheyCannotBeEvaluated(String expression, String reason) {
    azure.deploy(Models.creatingAContainer(expression));

    ProcessInstance instance = engines.start(Map.of());

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'create'", "'container'", reason);
    assertThat(engines.onlyJob().getRetries()).isZero();
    assertThat(azure.batch().calls().total()).isZero();
  }

  static Stream<Arguments> expressionsThatCannotBeEvaluated() {
    return Stream.of(
        arguments("${nothing}", "Cannot resolve identifier 'nothing'"),
        arguments("#{nothing.at.all}", "'nothing'"),
        arguments("${'text'.size}", "does not have the property 'size'"),
        arguments("${'text'.count()}", "Method not found"),
        arguments("${'text'.substring(9)}", "begin 9, end 4"),
        arguments("${'text' + 1}", "Cannot coerce 'text'"),
        arguments("${S('{\"a\":1}').prop('b').stringValue()}", "Unable to find 'b'"),
        arguments("${S('{\"a\":')}", "SPIN"));
  }

  @Test
  void areAnIncidentAtOnceWithinAList() {
    BpmnModelInstance model = Models.creatingAContainer("replaced");
    CamundaValue value = model.newInstance(CamundaValue.class);
    value.setTextContent("${nothing}");
    CamundaList list = model.newInstance(CamundaList.class);
    list.getValues().add(value);
    azure.deploy(withInput(model, list));

    ProcessInstance instance = engines.start(Map.of());

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'container'", "'nothing'");
  }

  @Test
  void areAnIncidentAtOnceAsAScriptInALanguageThatIsNotThere() {
    BpmnModelInstance model = Models.creatingAContainer("replaced");
    CamundaScript script = model.newInstance(CamundaScript.class);
    script.setCamundaScriptFormat("no-such-language");
    script.setTextContent("1");
    azure.deploy(withInput(model, script));

    ProcessInstance instance = engines.start(Map.of());

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("'container'", "no-such-language");
  }

  @Test
  void areRetriedWhereABeanFailsThatTheyCall() {
    Mocks.register("directory", new Directory());
    azure.deploy(Models.creatingAContainer("${directory.lookUp('container')}"));

    engines.start(Map.of());

    assertThat(engines.incidents()).isEmpty();
    assertThat(engines.onlyJob().getRetries()).isEqualTo(RETRIES_OF_THE_CYCLE);
    assertThat(engines.onlyJob().getExceptionMessage()).contains("the directory is down");
  }

  @Test
  void areRetriedWhereABeanFailsOnAValueThatItWasGiven() {
    Mocks.register("directory", new Directory());
    azure.deploy(Models.creatingAContainer("${directory.firstOf('')}"));

    engines.start(Map.of());

    assertThat(engines.incidents()).isEmpty();
    assertThat(engines.onlyJob().getRetries()).isEqualTo(RETRIES_OF_THE_CYCLE);
  }

  @Test
  void areLeftToTheEngineInOtherActivities() {
    azure.deploy(
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .serviceTask("other")
            .camundaAsyncBefore()
            .camundaExpression("${true}")
            .camundaInputParameter("text", "${nothing}")
            .camundaFailedJobRetryTimeCycle("R5/PT1M")
            .endEvent()
            .done());

    engines.start(Map.of());

    assertThat(engines.onlyJob().getRetries()).isEqualTo(4);
    assertThat(engines.onlyJob().getExceptionMessage()).doesNotContain("The activity has done");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bash -c 'X=1; echo \\${X:-2}'",
        "bash -c 'X=1; echo ${'$'}{X}'",
        "bash -c 'X=1; echo $X'",
        "bash -c 'X=(1); echo \\${X[@]}'"
      })
  void leaveToTheShellWhatIsWrittenForIt(String commandLine) {
    azure.deploy(
        Models.work(
            submit ->
                submit
                    .camundaInputParameter("commandLine", commandLine)
                    .camundaInputParameter("outputFiles", "../stdout.txt"),
            await -> await.camundaInputParameter("inline", "stdout.txt")));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    assertThat(azure.variable(instance, "outputs").get("content"))
        .isEqualTo(Map.of("stdout.txt", "1\n"));
  }

  private static BpmnModelInstance withInput(
      BpmnModelInstance model, BpmnModelElementInstance value) {
    ServiceTask task = model.getModelElementById("create");
    task.getExtensionElements()
        .getElementsQuery()
        .filterByType(CamundaInputOutput.class)
        .singleResult()
        .getCamundaInputParameters()
        .iterator()
        .next()
        .setValue(value);
    return model;
  }

  /** A bean of an application. */
  public static final class Directory {

    public String lookUp(String name) {
      throw new IllegalStateException("the directory is down: " + name);
    }

    public String firstOf(String names) {
      return names.substring(1, 2);
    }
  }
}
