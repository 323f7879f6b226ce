package io.github.azurebatch.camunda.process.faults;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages that would be longer than the engine's columns. */
@OnEveryDatabase
class LongMessagesTest {

  /** Where the engine cuts messages of incidents, in the middle of a word. */
  private static final int LONGEST = 666;

  private static final List<String> NAMES =
      IntStream.rangeClosed(1, 150)
          .mapToObj("result-of-the-measurement-%03d.txt"::formatted)
          .toList();

  /** With models that a deployment would refuse: what an instance says of them. */
  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(Databases.current().withProperty("deployment-checks", "off"));

  private final Engines engines = new Engines(azure);

  @Test
  void giveABoundaryEventTheFirstNamesAndTheNumber() {
    azure.script(forTask("*"));
    azure.deploy(catching(requiring(NAMES), "await"));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(text(instance, "errorMessage")).hasSizeLessThanOrEqualTo(LONGEST);
    assertThat(text(instance, "errorMessage"))
        .contains(NAMES.get(0), "150")
        .doesNotContain(NAMES.get(149));
    Fields error = Fields.of(azure.variable(instance, "batchError"));
    assertThat(error.text("message")).isEqualTo(text(instance, "errorMessage"));
    assertThat(String.valueOf(error.nested("details").list("missing")))
        .contains(NAMES.get(0), NAMES.get(149));
  }

  @Test
  void leaveTheRestToTheDetailsOfAnIncident() {
    azure.script(forTask("*"));
    azure.deploy(requiring(NAMES));

    ProcessInstance instance = engines.run();

    assertIsShort(engines.onlyIncident(instance), NAMES.get(0), "150");
    assertThat(engines.errorDetails()).contains(NAMES.get(149));
  }

  @Test
  void areCutAtTheEndOfAWordWhateverTheyQuote() {
    azure.script(forTask("*"));
    azure.deploy(requiring(List.of("\uD83D\uDCC8 ".repeat(2_000) + ".txt")));

    ProcessInstance instance = engines.run();

    Incident incident = engines.onlyIncident(instance);
    assertIsShort(incident, "AzureBatchOutputMissing");
    assertThat(incident.getIncidentMessage().codePoints())
        .noneMatch(point -> Character.getType(point) == Character.SURROGATE);
  }

  @Test
  void areShortWhereOutputsAreReadBack() {
    azure.deploy(catching(readingBack(), "read"));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded().hasPassed("caught");
    assertThat(text(instance, "errorMessage")).hasSizeLessThanOrEqualTo(LONGEST).contains("150");
  }

  @Test
  void areShortInTheIncidentOfACamundaJobWhoseStackTraceHasThemWhole() {
    azure.deploy(readingBack());

    ProcessInstance instance = engines.run();

    assertIsShort(engines.onlyIncident(instance), "'no-such-container'", "150");
    assertThat(engines.failureOf(engines.onlyJob())).contains(NAMES.get(149));
  }

  @Test
  void sayWhatToDoThoughAnInputIsQuotedThatIsLong() {
    azure.deploy(Models.work("scripted", "a.txt | " + "unknown".repeat(10_000)));

    ProcessInstance instance = engines.run();

    assertIsShort(
        engines.onlyIncident(instance), "'submit'", "'outputFiles'", "retry the Camunda job");
  }

  @Test
  void areShortForEachTaskOfAList() {
    azure.script(forTask("*"));
    TaskLists lists = TaskLists.inNewJob();
    azure.deploy(
        TaskLists.await(
                lists.submit(3, "*.txt"),
                await -> await.camundaInputParameter("required", String.join(",", NAMES)))
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertIsShort(engines.onlyIncident(instance), "3 left nothing", "150");
    Fields outputs = Fields.of(azure.variable(instance, "outputs"));
    assertThat(outputs.list("failures"))
        .hasSize(3)
        .allSatisfy(
            failure ->
                assertThat(Fields.of(failure).text("message"))
                    .hasSizeLessThanOrEqualTo(LONGEST)
                    .contains(NAMES.get(0), "150"));
  }

  private static BpmnModelInstance requiring(List<String> names) {
    return Models.scripted(
        "*.txt", await -> await.camundaInputParameter("required", String.join(",", names)));
  }

  private static BpmnModelInstance readingBack() {
    return Bpmn.createExecutableProcess(Models.KEY)
        .startEvent()
        .serviceTask("read")
        .camundaDelegateExpression("${azureBatchReadOutputs}")
        .camundaInputParameter("container", "no-such-container")
        .camundaInputParameter("required", String.join(",", NAMES))
        .endEvent()
        .done();
  }

  private static BpmnModelInstance catching(BpmnModelInstance model, String activityId) {
    ServiceTask activity = model.getModelElementById(activityId);
    activity
        .builder()
        .boundaryEvent("error")
        .errorEventDefinition()
        .error("AzureBatchOutputMissing")
        .errorMessageVariable("errorMessage")
        .errorEventDefinitionDone()
        .endEvent("caught");
    return model;
  }

  private static void assertIsShort(Incident incident, String... said) {
    String message = incident.getIncidentMessage();
    assertThat(message).hasSizeLessThanOrEqualTo(LONGEST).contains(said);
    // whole, or cut at the end of a word
    assertThat(message).matches("(?s).*(\\.|]|\\)| \\.\\.\\.)");
  }

  private static String text(ProcessInstance instance, String name) {
    HistoricVariableInstance variable =
        azure
            .engine()
            .getHistoryService()
            .createHistoricVariableInstanceQuery()
            .processInstanceId(instance.getId())
            .variableName(name)
            .singleResult();
    return String.valueOf(variable.getValue());
  }
}
