package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Error events at our activities, by the codes that they wait for. */
class CaughtCodesTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static CheckingEngine strict;

  @BeforeAll
  static void open() {
    strict = new CheckingEngine(azure, Map.of());
  }

  @AfterAll
  static void close() {
    strict.close();
  }

  @ParameterizedTest
  @CsvSource({
    "AwaitOutputs, AzureBatchTimeOut, did you mean 'AzureBatchTimeout'?",
    "RunTask, AzureBatchTaskFailure, did you mean 'AzureBatchTaskFailed'?",
    "ReadOutputs, AzureBatchTaskFailed, 'It throws AzureBatchOutputMissing,'",
    "CreateJob, AzureBatchTimeout, it throws no BPMN error",
    "CreateContainer, AzureBatchTimeout, it throws no BPMN error",
    "IssueSas, AzureBatchTimeout, it throws no BPMN error",
    "SubmitTask, AzureBatchTaskFailed, it throws no BPMN error",
    "SubmitTasks, AzureBatchTaskFailed, it throws no BPMN error",
    "CleanUp, AzureBatchTaskLost, it throws no BPMN error"
  })
  void areRefusedIfTheActivityNeverThrowsThem(String bean, String code, String said) {
    String model = model(bean, code);

    assertThat(strict.errorsOf(model))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.getMessage())
                  .contains(
                      "${azureBatch" + bean + "} never throws the error '" + code + "'", said);
              assertThat(error.getMainElementId()).isEqualTo("caught");
              assertThat(model.lines().toList().get(error.getLine() - 1)).contains("boundaryEvent");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "AwaitOutputs, AzureBatchTaskFailed",
    "AwaitOutputs, AzureBatchUploadFailed",
    "AwaitOutputs, AzureBatchOutputMissing",
    "AwaitOutputs, AzureBatchOutputTooLarge",
    "AwaitOutputs, AzureBatchOutputInvalid",
    "AwaitOutputs, AzureBatchTimeout",
    "RunTask, AzureBatchTaskLost",
    "ReadOutputs, AzureBatchOutputMissing",
    "ReadOutputs, AzureBatchOutputTooLarge",
    "ReadOutputs, AzureBatchOutputInvalid",
    "CreateContainer, ShopIsClosed"
  })
  void areLeftAloneIfTheActivityOrAnythingElseMayThrowThem(String bean, String code) {
    strict.deploy(model(bean, code));
  }

  @ParameterizedTest
  @CsvSource({
    "AwaitOutputs, AzureBatchTimeout, timeout",
    "RunTask, AzureBatchOutputTooLarge, inline",
    "ReadOutputs, AzureBatchOutputInvalid, inline"
  })
  void areWarningsIfTheActivityLacksTheInputThatTheyComeWith(
      String bean, String code, String input) {
    assertThat(strict.warningsOf(model(bean, code)))
        .contains("the error '" + code + "' is thrown only with the input '" + input + "'");
  }

  @Test
  void areNoWarningsIfTheActivityHasThatInput() {
    String model =
        model("RunTask", "AzureBatchTimeout")
            .replaceFirst(
                "</(\\w+):inputOutput>",
                "<$1:inputParameter name=\"timeout\">\\${limit}</$1:inputParameter></$1:inputOutput>");

    assertThat(strict.warningsOf(model)).doesNotContain("is thrown only");
  }

  /** What is attached to a subprocess may come from any activity in it. */
  @Test
  void areNotJudgedAtSubprocesses() {
    strict.deploy(
        Bpmn.convertToString(
            Bpmn.createExecutableProcess(Models.KEY)
                .startEvent()
                .subProcess("around")
                .embeddedSubProcess()
                .startEvent()
                .endEvent()
                .subProcessDone()
                .boundaryEvent("caught")
                .error("AzureBatchAnything")
                .endEvent()
                .moveToActivity("around")
                .endEvent()
                .done()));
  }

  private static String model(String bean, String code) {
    ServiceTaskBuilder activity =
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .serviceTask("activity")
            .camundaDelegateExpression("${azureBatch" + bean + "}");
    inputs(bean).forEach(activity::camundaInputParameter);
    return Bpmn.convertToString(
        activity
            .boundaryEvent("caught")
            .error(code)
            .endEvent()
            .moveToActivity("activity")
            .endEvent()
            .done());
  }

  private static Map<String, String> inputs(String bean) {
    return switch (bean) {
      case "CreateJob" -> Map.of("jobId", "work", "poolId", "local");
      case "SubmitTask", "RunTask" -> Map.of("jobId", "work", "commandLine", "run");
      case "SubmitTasks" -> Map.of("jobId", "work", "commandLine", "run", "items", "2");
      case "AwaitOutputs" -> Map.of("task", "${batchTask}");
      case "IssueSas" -> Map.of("container", "work");
      default -> Map.of("jobId", "work");
    };
  }
}
