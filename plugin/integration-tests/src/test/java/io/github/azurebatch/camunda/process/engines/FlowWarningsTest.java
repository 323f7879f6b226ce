package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.AbstractFlowNodeBuilder;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.camunda.bpm.model.bpmn.builder.StartEventBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is probably a mistake is deployed, and is a warning in the log. */
class FlowWarningsTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final String NOTHING_TO_WAIT_FOR = "it names nothing to wait for";
  private static final String NO_SUCH_OUTPUT = "no activity of the process declares such an output";

  private static CheckingEngine strict;

  @BeforeAll
  static void open() {
    strict = new CheckingEngine(azure, Map.of());
  }

  @AfterAll
  static void close() {
    strict.close();
  }

  @Test
  void isAWaitForATaskThatNothingSubmits() {
    BpmnModelInstance model = await(start()).endEvent().done();

    assertThat(warnings(model)).contains("Activity 'await'", NOTHING_TO_WAIT_FOR);

    azure.deploy(model);
    Engines engines = new Engines(azure);
    assertThat(engines.onlyIncident(engines.start(Map.of())).getIncidentMessage())
        .contains("neither a variable 'batchTask'");
  }

  @Test
  void isAWaitOutsideOfTheSubprocessThatSubmits() {
    BpmnModelInstance model =
        await(
                submit(start().subProcess("around").embeddedSubProcess().startEvent())
                    .endEvent()
                    .subProcessDone())
            .endEvent()
            .done();

    assertThat(warnings(model)).contains(NOTHING_TO_WAIT_FOR);
  }

  @Test
  void isAWaitForATaskThatHasAnotherName() {
    BpmnModelInstance model =
        await(submit(start()).camundaInputParameter("resultVariable", "mine")).endEvent().done();

    assertThat(warnings(model)).contains(NOTHING_TO_WAIT_FOR);
  }

  @Test
  void isNoWaitForATaskThatIsSubmittedBeforeOrAround() {
    assertThat(warnings(await(submit(start())).endEvent().done()))
        .doesNotContain(NOTHING_TO_WAIT_FOR);
    assertThat(
            warnings(
                await(submit(start()).subProcess("around").embeddedSubProcess().startEvent())
                    .endEvent()
                    .subProcessDone()
                    .endEvent()
                    .done()))
        .doesNotContain(NOTHING_TO_WAIT_FOR);
  }

  @Test
  void isNoWaitForWhatMayComeFromElsewhere() {
    assertThat(
            warnings(
                await(
                        start()
                            .callActivity("called")
                            .calledElement("other")
                            .camundaOut("submitted", "batchTask"))
                    .endEvent()
                    .done()))
        .doesNotContain(NOTHING_TO_WAIT_FOR);
    assertThat(
            warnings(
                await(
                        start()
                            .callActivity("called")
                            .calledElement("other")
                            .camundaOut("all", "batchTask"))
                    .endEvent()
                    .done(),
                "source=\"all\" target=\"batchTask\"",
                "variables=\"all\""))
        .doesNotContain(NOTHING_TO_WAIT_FOR);
    assertThat(
            warnings(await(start()).camundaInputParameter("task", "${handedIn}").endEvent().done()))
        .doesNotContain(NOTHING_TO_WAIT_FOR);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "report.json | required; ${outputs.files['repot.json'].size > 0}",
        "report.json; ${outputs.files[\"repot.json\"].size > 0}",
        "report.json -> {taskId}/out/a.json; ${outputs.files['out/b.json'].size > 0}",
        "none; ${outputs.files['report.json'].size > 0}"
      })
  void isAConditionOnAnOutputThatNothingDeclares(String outputFiles, String condition) {
    assertThat(warnings(branch(outputFiles, "", condition)))
        .contains("Sequence flow 'onward'", NO_SUCH_OUTPUT);
  }

  @Test
  void namesTheOutputsThatAreDeclared() {
    String condition = "${outputs.files['repot.json'].size > 0}";

    assertThat(warnings(branch("report.json", "", condition)))
        .contains("declared are report.json.");
    assertThat(warnings(branch("none", "", condition))).contains("declared are none.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "report.json | required; ``; ${outputs.files['report.json'].size > 0}",
        "report.json; ``; ${outputs.files['report.json'].size > 0}",
        "*.json; ``; ${outputs.files['report.json'].size > 0}",
        "out/report.json; ``; ${outputs.files['out/report.json'].size > 0}",
        "a.json -> {taskId}/{jobId}.json; ``; ${outputs.files['tests.json'].size > 0}",
        "../std*.txt; ``; ${outputs.files['stdout.txt'].size > 0}",
        "``; ``; ${outputs.files['stdout.txt'].size > 0}",
        "*.csv; report.json; ${outputs.files['report.json'].size > 0}",
        "none; ``; ${outputs.files['report.json'] != null}",
        "none; ``; ${not empty outputs.files['report.json']}",
        "none; ``; ${others.files['report.json'].size > 0}",
        "${these}; ``; ${outputs.files['report.json'].size > 0}",
        "none; ${these}; ${outputs.files['report.json'].size > 0}"
      })
  void isNoConditionOnAnOutputThatMayBeThere(
      String outputFiles, String required, String condition) {
    assertThat(warnings(branch(outputFiles, required, condition))).doesNotContain(NO_SUCH_OUTPUT);
  }

  private static StartEventBuilder start() {
    return Bpmn.createExecutableProcess(Models.KEY).startEvent().camundaAsyncAfter();
  }

  private static ServiceTaskBuilder submit(AbstractFlowNodeBuilder<?, ?> before) {
    return before
        .serviceTask("submit")
        .camundaDelegateExpression("${azureBatchSubmitTask}")
        .camundaInputParameter("jobId", "tests")
        .camundaInputParameter("commandLine", "run");
  }

  private static ServiceTaskBuilder await(AbstractFlowNodeBuilder<?, ?> before) {
    return before.serviceTask("await").camundaDelegateExpression("${azureBatchAwaitOutputs}");
  }

  private static BpmnModelInstance branch(String outputFiles, String required, String condition) {
    return start()
        .serviceTask("run")
        .camundaDelegateExpression("${azureBatchRunTask}")
        .camundaInputParameter("jobId", "tests")
        .camundaInputParameter("commandLine", "run")
        .camundaInputParameter("outputFiles", outputFiles)
        .camundaInputParameter("required", required)
        .exclusiveGateway("gateway")
        .sequenceFlowId("onward")
        .condition("onward", condition)
        .endEvent()
        .moveToLastGateway()
        .endEvent()
        .done();
  }

  private static String warnings(BpmnModelInstance model) {
    return strict.warningsOf(Bpmn.convertToString(model));
  }

  /** Of a model in which a text stands in place of another one. */
  private static String warnings(BpmnModelInstance model, String old, String other) {
    String text = Bpmn.convertToString(model);
    assertThat(text).contains(old);
    return strict.warningsOf(text.replace(old, other));
  }
}
