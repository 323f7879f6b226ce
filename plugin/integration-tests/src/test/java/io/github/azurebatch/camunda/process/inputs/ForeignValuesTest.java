package io.github.azurebatch.camunda.process.inputs;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static io.github.azurebatch.camunda.test.AzureBatchAssertions.assertThatOutputs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.Scripts;
import io.github.azurebatch.camunda.process.support.SentTasks;
import io.github.azurebatch.camunda.process.support.TaskLists;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.math.BigDecimal;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of Spin, Java and scripts in inputs. */
class ForeignValuesTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final String GROOVY = "groovy";
  private static final String JAVA_SCRIPT = "javascript";

  private final Engines engines = new Engines(azure);
  private final TaskLists lists = TaskLists.inNewJob();

  @Test
  void elementsOfASpinNodeAreItems() {
    deployList(task -> task.camundaInputParameter("items", "${json.elements()}"));

    azure.start(
        Models.KEY,
        Map.of("json", Spin.JSON("[{\"name\":\"ann\"},{\"name\":\"bob\",\"sizes\":[1.5]}]")));
    azure.runToRest();

    assertThat(sent(1).commandLine()).isEqualTo("scripted {\"name\":\"ann\"}");
    assertThat(sent(2).commandLine()).isEqualTo("scripted {\"name\":\"bob\",\"sizes\":[1.5]}");
  }

  @Test
  void textsOfGroovyAreTexts() {
    deployList(
        task -> {
          Scripts.input(task, "items", GROOVY, "(1..2).collect { \"x-${it}\" }");
          return Scripts.input(
              task,
              "environment",
              GROOVY,
              "[NAME: \"n-${1}\", PRICE: 1.50, GONE: null, EMPTY: '']");
        });

    engines.run();

    assertThat(sent(1).commandLine()).isEqualTo("scripted x-1");
    assertThat(environment(sent(2)))
        .containsEntry("NAME", "n-1")
        .containsEntry("PRICE", "1.50")
        .containsEntry("EMPTY", "")
        .doesNotContainKey("GONE");
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_21, disabledReason = "GraalVM of Camunda's version")
  void arraysOfJavaScriptAreItemsAndStoredSoThatTheyCanBeReadBack() {
    String script = "[{name: 'ann', when: new Date(0), large: 5000000000}, {name: 'bob'}]";
    deployList(task -> Scripts.input(task, "items", JAVA_SCRIPT, script));

    ProcessInstance instance = engines.run();

    assertThat(sent(1).commandLine())
        .isEqualTo(
            "scripted {\"name\":\"ann\",\"when\":\"1970-01-01T00:00:00Z\",\"large\":5000000000}");
    assertThat(sent(2).commandLine()).isEqualTo("scripted {\"name\":\"bob\"}");
    ObjectValue stored = (ObjectValue) engines.historicVariable(instance, "items").getTypedValue();
    assertThat(stored.getObjectTypeName()).isEqualTo("java.util.ArrayList");
    assertThat((List<?>) stored.getValue()).hasSize(2);
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_21, disabledReason = "GraalVM of Camunda's version")
  void anArrayThatAScriptTaskHasStoredIsRefusedWithWhatToStore() {
    azure.deploy(
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .scriptTask("script")
            .scriptFormat(JAVA_SCRIPT)
            .scriptText("[1, 2]")
            .camundaResultVariable("items")
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchSubmitTasks}")
            .camundaInputParameter("items", "${items}")
            .camundaInputParameter("jobId", lists.jobId())
            .camundaInputParameter("commandLine", "scripted {item}")
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(engines.onlyIncident(instance).getIncidentMessage())
        .contains("input 'items' cannot be evaluated", "JSON.stringify(...)");
  }

  @Test
  void datesAndDecimalsOfJavaKeepWhatTheyMean() {
    deployList(task -> task.camundaInputParameter("items", "${items}"));

    azure.start(
        Models.KEY,
        Map.of("items", List.of(Map.of("price", new BigDecimal("1.50"), "at", new Date(0)))));
    azure.runToRest();

    assertThat(sent(1).commandLine()).contains("\"price\":1.50", "\"at\":\"1970-01-01T00:00:00Z\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"java.util.Locale.GERMANY", "[0, [when: java.util.Locale.GERMANY]]"})
  void anythingElseIsRefusedAtOnce(String script) {
    azure.deploy(
        lists
            .submit(
                submit ->
                    Scripts.input(
                        submit.camundaInputParameter("commandLine", "scripted {item}"),
                        "items",
                        GROOVY,
                        script))
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    Incident incident = engines.onlyIncident(instance);
    assertThat(incident.getIncidentMessage())
        .contains("Activity 'submit'", "input 'items'", "java.util.Locale")
        .contains(script.startsWith("[") ? "'items[1].when'" : "'items'");
  }

  @Test
  void outputFilesAreAListOfLinesAndRequiredATextOfGroovy() {
    azure.script(forTask("*").file("a.txt", "x"));
    azure.deploy(
        Models.work(
            submit ->
                Scripts.input(
                    submit.camundaInputParameter("commandLine", "scripted"),
                    "outputFiles",
                    GROOVY,
                    "['*.md', \"${'a'}.txt | required\", '../std*.txt']"),
            await ->
                Scripts.input(
                    await.camundaInputParameter("timeout", "P1W"),
                    "required",
                    GROOVY,
                    "[\"${'a'}.txt\"]")));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    assertThatOutputs(azure.variable(instance, "outputs"))
        .hasFiles("a.txt", "stdout.txt", "stderr.txt");
  }

  @Test
  void aLineOfAListMayBeginWithAPlaceholder() {
    azure.script(forTask("*").file("a.txt", "x").file("b.txt", "x"));
    azure.deploy(
        TaskLists.await(
                lists.submit(
                    submit ->
                        submit
                            .camundaInputParameter("items", "[{\"f\":\"a.txt\"},{\"f\":\"b.txt\"}]")
                            .camundaInputParameter("commandLine", "scripted")
                            .camundaInputParameter("outputFiles", "{item.f} | required")),
                UnaryOperator.identity())
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    assertThat(azure.variable(instance, "outputs"))
        .containsEntry("succeeded", 2)
        .containsEntry("missing", 0);
  }

  @Test
  void aFileIsCalledInTheNextTaskAsItWasCalled() {
    azure.deploy(
        Models.steps(
                submit ->
                    submit
                        .camundaInputParameter("commandLine", "bash -c \"echo hi > 'my file.txt'\"")
                        .camundaInputParameter("outputFiles", "*.txt"),
                UnaryOperator.identity())
            .serviceTask("next")
            .camundaDelegateExpression("${azureBatchRunTask}")
            .camundaInputParameter("jobId", "${batchJob.jobId}")
            .camundaInputParameter("commandLine", "bash -c \"cat 'my file.txt' > out.md\"")
            .camundaInputParameter("resourceFiles", "${outputs.files['my file.txt'].url}")
            .camundaInputParameter("outputFiles", "out.md | required")
            .endEvent()
            .done());

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("out.md");
  }

  @Test
  void jsonThatIsReadBackMayBeginWithAByteOrderMark() {
    azure.script(forTask("*").file("a.json", "\uFEFF{\"mean\": 1.50}"));
    azure.deploy(
        Models.scripted("a.json", await -> await.camundaInputParameter("inline", "a.json")));

    ProcessInstance instance = engines.run();

    assertThat(azure.variable(instance, "outputs").get("content"))
        .isEqualTo(Map.of("a.json", Map.of("mean", 1.5)));
  }

  @Test
  void textsMayBeginWithAByteOrderMark() {
    azure.script(forTask("*").file("a.txt", "x"));
    azure.deploy(
        Models.work(
            submit ->
                submit
                    .camundaInputParameter("commandLine", "\uFEFFscripted")
                    .camundaInputParameter("environment", "\uFEFFNAME=ann")
                    .camundaInputParameter("outputFiles", "\uFEFFa.txt | required"),
            await -> await.camundaInputParameter("required", "\uFEFFa.txt")));

    ProcessInstance instance = engines.run();

    assertThat(instance).isEnded();
    CloudTask sent = new SentTasks(azure).task(instance);
    assertThat(sent.commandLine()).isEqualTo("scripted");
    assertThat(environment(sent)).containsEntry("NAME", "ann");
    assertThatOutputs(azure.variable(instance, "outputs")).hasFiles("a.txt");
  }

  private void deployList(UnaryOperator<ServiceTaskBuilder> inputs) {
    azure.script(forTask("*"));
    azure.deploy(
        lists
            .submit(
                submit ->
                    inputs.apply(
                        submit
                            .camundaInputParameter("taskId", "part")
                            .camundaInputParameter("commandLine", "scripted {item}")))
            .endEvent()
            .done());
  }

  private CloudTask sent(int index) {
    return new SentTasks(azure).task(lists.jobId(), "part-" + index);
  }

  private static Map<String, String> environment(CloudTask task) {
    return task.environmentSettings().stream()
        .collect(Collectors.toMap(EnvironmentSetting::name, EnvironmentSetting::value));
  }
}
