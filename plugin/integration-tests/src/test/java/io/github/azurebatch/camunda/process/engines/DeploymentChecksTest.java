package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Mistakes in the inputs of activities, which are found when a model is deployed. */
class DeploymentChecksTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final String MODEL =
      """
      <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
        <process id="process" isExecutable="true" camunda:historyTimeToLive="P1D">
          <startEvent id="start" />
          <sequenceFlow id="toSubmit" sourceRef="start" targetRef="submit" />
          <serviceTask id="submit" camunda:asyncBefore="true"
              camunda:delegateExpression="${azureBatchSubmitTask}">
            <extensionElements>
              <camunda:inputOutput>
                <camunda:inputParameter name="jobId">reports</camunda:inputParameter>
                %s
              </camunda:inputOutput>
            </extensionElements>
          </serviceTask>
        </process>
      </definitions>
      """;

  private final List<AutoCloseable> opened = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
  }

  @Test
  void areRefusedAllAtOnceWithActivityAndLine() {
    ParseException refusal =
        refusal(
            input("outputFile", "report.txt")
                + input("maxWallClockTime", "an hour")
                + input("onCancel", "stop"));

    assertThat(refusal.getResorceReports())
        .singleElement()
        .extracting(report -> report.getErrors())
        .asInstanceOf(list(Problem.class))
        .extracting(Problem::getMainElementId, Problem::getLine)
        .containsExactlyInAnyOrder(
            tuple("submit", 7), tuple("submit", 11), tuple("submit", 12), tuple("submit", 13));
    assertThat(refusal)
        .hasMessageContainingAll(
            "the input 'outputFile' is unknown; did you mean 'outputFiles'?",
            "the input 'maxWallClockTime' is not allowed",
            "'an hour'",
            "'stop' is none of terminate and leave",
            "the input 'commandLine' is missing");
  }

  @Test
  void doNotQuoteASignature() {
    String url = "https://account.blob.core.windows.net/in/a.txt?sv=2024-11-04&amp;sig=c2VjcmV0";

    ParseException refusal =
        refusal(input("commandLine", "run") + input("resourceFiles", url + " -> ${name}"));

    assertThat(refusal)
        .hasMessageContaining("the input 'resourceFiles' holds a shared access signature")
        .hasMessageNotContaining("c2VjcmV0");
  }

  @Test
  void areRefusedBesideThoseThatTheEngineFinds() {
    String model =
        model(input("commandLine", "run") + input("outputFile", "report.txt"))
            .replace("targetRef=\"submit\"", "targetRef=\"gone\"");

    assertThat(refusalOf(model)).hasMessageContainingAll("'gone'", "'outputFile' is unknown");
  }

  @Test
  void areWarningsWhereThePropertySaysSo() {
    try (LogCapture log = new LogCapture()) {
      deploy(node("warn"), model(input("outputFile", "report.txt")));

      assertThat(log.text())
          .contains("'outputFile' is unknown; did you mean 'outputFiles'?")
          .contains("the input 'commandLine' is missing");
    }
  }

  @Test
  void areNotLookedForWhereThePropertySaysSo() {
    try (LogCapture log = new LogCapture()) {
      deploy(node("off"), model(input("outputFile", "report.txt")));

      assertThat(log.text()).doesNotContain("'outputFile' is unknown");
    }
  }

  @Test
  void doNotStopWhatWasDeployedBefore() {
    deploy(node("off"), model(input("outputFile", "report.txt") + input("commandLine", "run")));

    ProcessInstance started =
        node("strict").getRuntimeService().startProcessInstanceByKey(Models.KEY);

    assertThat(started.isEnded()).isFalse();
  }

  @Test
  void doNotIncludeVariablesThatOtherInputsMention() {
    ProcessEngine engine = node("strict");

    deploy(engine, model(input("rows", "${10 * 2}") + input("commandLine", "count ${rows}")));

    assertThat(engine.getRepositoryService().createProcessDefinitionQuery().count()).isPositive();
  }

  @Test
  void leaveWhatAnExpressionBringsToTheInstance() {
    ProcessEngine engine = node("strict");

    deploy(engine, model(input("commandLine", "${line}") + input("maxWallClockTime", "${limit}")));

    assertThat(engine.getRepositoryService().createProcessDefinitionQuery().count()).isPositive();
  }

  private static String input(String name, String value) {
    return "<camunda:inputParameter name=\"%s\">%s</camunda:inputParameter>%n"
        .formatted(name, value);
  }

  private static String model(String inputs) {
    return MODEL.formatted(inputs).replace("\"process\"", "\"" + Models.KEY + "\"");
  }

  private ParseException refusal(String inputs) {
    return refusalOf(model(inputs));
  }

  private ParseException refusalOf(String model) {
    ProcessEngine engine = node("strict");
    ParseException refusal =
        catchThrowableOfType(ParseException.class, () -> deploy(engine, model));
    assertThat(refusal).isNotNull();
    return refusal;
  }

  private static void deploy(ProcessEngine engine, String model) {
    engine.getRepositoryService().createDeployment().addString("model.bpmn", model).deploy();
  }

  private ProcessEngine node(String checks) {
    Map<String, String> properties = new HashMap<>(azure.azure().properties());
    properties.put("deployment-checks", checks);
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
    plugin.setProperties(properties);
    ProcessEngineConfigurationImpl configuration =
        EngineSettings.on(azure.engine().getProcessEngineConfiguration().getDataSource())
            .configuration();
    configuration.setProcessEnginePlugins(List.of(plugin));
    ProcessEngine engine = configuration.buildProcessEngine();
    opened.add(engine::close);
    opened.add(plugin);
    return engine;
  }
}
