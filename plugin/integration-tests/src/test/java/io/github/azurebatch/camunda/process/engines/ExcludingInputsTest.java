package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.Problem;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs that exclude each other, or need another one. */
class ExcludingInputsTest {

  @RegisterExtension
  static final AzureBatchExtension azure =
      AzureBatchExtension.on(
          Databases.trustingUnmarkedValues().withProperty("deployment-checks", "off"));

  private static final String TASK =
      "{\"account\":\"default\",\"jobId\":\"j\",\"taskId\":\"t\",\"submitted\":\"2026-01-01T00:00:00Z\"}";

  private static CheckingEngine strict;

  @BeforeAll
  static void open() {
    strict = new CheckingEngine(azure, Map.of("deployment-checks", "strict"));
  }

  @AfterAll
  static void close() {
    strict.close();
  }

  /** The bean, its inputs, the place that is wrong, and what the deployment says. */
  static Stream<Arguments> broken() {
    return Stream.of(
        arguments("CreateJob", Map.of("jobId", "j"), "", "'poolId' or 'autoPool' is missing"),
        arguments(
            "CreateJob",
            Map.of("jobId", "j", "poolId", "p", "autoPool", "{\"poolLifetimeOption\":\"job\"}"),
            "autoPool",
            "'autoPool' cannot stand beside 'poolId'"),
        arguments(
            "CreateJob",
            Map.of("jobId", "j", "poolId", "p", "onAllTasksComplete", "terminateJob"),
            "onAllTasksComplete",
            "'onAllTasksComplete' = terminatejob needs 'jobManagerTask'"),
        arguments("CreateContainer", Map.of(), "", "'container' or 'jobId' is missing"),
        arguments("AwaitOutputs", Map.of("await", "job"), "await", "'await' = job needs 'jobId'"),
        arguments(
            "AwaitOutputs",
            Map.of("await", "job", "jobId", "j", "task", TASK),
            "task",
            "'task' cannot stand beside 'await' = job"),
        arguments(
            "AwaitOutputs",
            Map.of("await", "job", "jobId", "j", "taskId", "t"),
            "taskId",
            "'taskId' cannot stand beside 'await' = job"),
        arguments(
            "AwaitOutputs",
            Map.of("await", "job", "jobId", "j", "inline", "a.json"),
            "inline",
            "'inline' cannot stand beside 'await' = job"),
        arguments(
            "AwaitOutputs",
            Map.of("await", "job", "jobId", "j", "onSasExpiry", "resubmit"),
            "onSasExpiry",
            "'onSasExpiry' = resubmit cannot stand beside 'await' = job"),
        arguments(
            "AwaitOutputs",
            Map.of("jobId", "j", "taskId", "t", "task", TASK),
            "task",
            "'task' cannot stand beside 'taskId'"),
        arguments("AwaitOutputs", Map.of("taskId", "t"), "taskId", "'taskId' needs 'jobId'"),
        arguments(
            "ReadOutputs",
            Map.of("task", TASK, "container", "c-1"),
            "container",
            "'container' cannot stand beside 'task'"),
        arguments(
            "ReadOutputs",
            Map.of("task", TASK, "jobId", "j"),
            "jobId",
            "'jobId' cannot stand beside 'task'"),
        arguments(
            "ReadOutputs",
            Map.of("task", TASK, "taskId", "t"),
            "taskId",
            "'taskId' cannot stand beside 'task'"),
        arguments(
            "ReadOutputs",
            Map.of("task", TASK, "account", "default"),
            "account",
            "'account' cannot stand beside 'task'"),
        arguments(
            "RunTask",
            Map.of(
                "jobId", "j", "commandLine", "run", "lifetime", "PT1H", "maxWallClockTime", "PT2H"),
            "lifetime",
            "'lifetime' lets the signature of its output files end PT1H after submitting"),
        arguments(
            "RunTask",
            Map.of("jobId", "j", "commandLine", "run", "maxWallClockTime", "P2D"),
            "",
            "'lifetime' lets the signature of its output files end P1D after submitting"),
        arguments(
            "CleanUp",
            Map.of("jobId", "j", "deleteBlobs", "True"),
            "deleteBlobs",
            "'deleteBlobs' = true needs 'task'"),
        arguments(
            "CleanUp",
            Map.of("task", TASK, "deleteJob", "true"),
            "deleteJob",
            "'deleteJob' = true cannot stand beside 'task'"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void areRefusedAtDeployment(
      String bean, Map<String, String> inputs, String place, String complaint) {
    String model = Bpmn.convertToString(model(bean, inputs));

    assertThat(strict.errorsOf(model))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.getMessage()).contains("Activity 'activity'", complaint);
              assertThat(error.getMainElementId()).isEqualTo("activity");
              assertThat(lineOf(error, model))
                  .contains(place.isEmpty() ? "azureBatch" + bean : "\"" + place + "\"");
              assertThat(error.getColumn()).isPositive();
            });
  }

  @ParameterizedTest
  @MethodSource("broken")
  void areAnIncidentOfAnInstanceOtherwise(
      String bean, Map<String, String> inputs, String place, String complaint) {
    azure.deploy(model(bean, inputs));
    Engines engines = new Engines(azure);

    assertThat(engines.onlyIncident(engines.start(Map.of())).getIncidentMessage())
        .contains("Activity 'activity'", "The activity has done nothing");
  }

  @Test
  void areLeftToTheInstanceWhereAnExpressionDecides() {
    strict.deploy(
        Bpmn.convertToString(model("CreateJob", Map.of("jobId", "j", "poolId", "${pool}"))));
    strict.deploy(
        Bpmn.convertToString(
            model(
                "CreateJob",
                Map.of("jobId", "j", "poolId", "${pool}", "autoPool", "${specification}"))));
    strict.deploy(
        Bpmn.convertToString(
            model("AwaitOutputs", Map.of("await", "${how}", "task", "${batchTask}"))));
  }

  @Test
  void areAWarningWhereItDependsOnTheTask() {
    String model =
        Bpmn.convertToString(
            model("AwaitOutputs", Map.of("task", "${batchTasks}", "terminateOthers", "true")));

    assertThat(strict.warningsOf(model)).contains("'terminateOthers' = true needs 'await' = any");
  }

  private static String lineOf(Problem problem, String model) {
    return model.lines().toList().get(problem.getLine() - 1);
  }

  private static BpmnModelInstance model(String bean, Map<String, String> inputs) {
    ServiceTaskBuilder activity =
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .camundaAsyncAfter()
            .serviceTask("activity")
            .camundaDelegateExpression("${azureBatch" + bean + "}");
    new TreeMap<>(inputs).forEach(activity::camundaInputParameter);
    return activity.endEvent().done();
  }
}
