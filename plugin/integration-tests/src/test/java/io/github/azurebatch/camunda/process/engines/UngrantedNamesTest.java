package io.github.azurebatch.camunda.process.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
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

/** Names in a model that the configuration does not have, or grants to no instance of it. */
class UngrantedNamesTest {

  private static final Map<String, String> RULES =
      Map.of(
          "secrets.token", "token-of-the-test",
          "secrets.hidden", "hidden-in-the-test",
          "secrets.northern", "northern-of-the-test",
          "access.all.jobs", "own-*",
          "access.all.containers", "own-*, job-own-*",
          "access.all.secrets", "token",
          "access.north.tenants", "north",
          "access.north.jobs", "north-*",
          "access.north.secrets", "northern");

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.on(settings());

  private static final String SAS =
      "{\"account\":\"default\",\"container\":\"own-c\",\"permissions\":\"w\",\"lifetime\":\"P1D\"}";

  private static CheckingEngine strict;

  private static EngineSettings settings() {
    EngineSettings settings =
        Databases.trustingUnmarkedValues().withProperty("deployment-checks", "off");
    for (Map.Entry<String, String> rule : RULES.entrySet()) {
      settings = settings.withProperty(rule.getKey(), rule.getValue());
    }
    return settings;
  }

  @BeforeAll
  static void open() {
    strict = new CheckingEngine(azure, RULES);
  }

  @AfterAll
  static void close() {
    strict.close();
  }

  /** The bean, its inputs, the one that is wrong, and what is said of it. */
  static Stream<Arguments> wrongNames() {
    return Stream.of(
        arguments(
            "CreateJob",
            Map.of("jobId", "own-1", "poolId", "local", "account", "other"),
            "account",
            "'other' is no configured account"),
        arguments(
            "AwaitOutputs",
            Map.of("jobId", "own-1", "taskId", "t", "account", "other"),
            "account",
            "'other' is no configured account"),
        arguments(
            "SubmitTask",
            task(Map.of("environment", "A={{secrets.gone}}")),
            "environment",
            "'gone' is not a configured secret"),
        arguments(
            "SubmitTask",
            task(Map.of("environment", "A={{secrets.hidden}}")),
            "environment",
            "secret 'hidden' is granted to process 'work' by no access rule"),
        arguments(
            "SubmitTask",
            task(
                Map.of(
                    "containerSettings",
                    "{\"imageName\":\"i\",\"registry\":{\"username\":\"u\",\"passwordSecret\":\"gone\"}}")),
            "containerSettings",
            "'gone' is not a configured secret"),
        arguments(
            "SubmitTask",
            task(
                Map.of(
                    "containerSettings",
                    "{\"imageName\":\"i\",\"registry\":{\"username\":\"u\",\"passwordSecret\":\"hidden\"}}")),
            "containerSettings",
            "secret 'hidden' is granted to process 'work' by no access rule"),
        arguments(
            "CreateJob",
            Map.of("jobId", "own-1", "poolId", "local", "environment", "A={{secrets.hidden}}"),
            "environment",
            "secret 'hidden' is granted"),
        arguments(
            "CreateJob",
            Map.of(
                "jobId",
                "own-1",
                "autoPool",
                "{\"poolLifetimeOption\":\"job\",\"pool\":{\"vmSize\":\"s\",\"userAccounts\":[{\"name\":\"u\",\"password\":\"{{secrets.hidden}}\"}]}}"),
            "autoPool",
            "secret 'hidden' is granted"),
        arguments(
            "CreateJob",
            Map.of(
                "jobId",
                "own-1",
                "poolId",
                "local",
                "jobManagerTask",
                "{\"commandLine\":\"c\",\"environment\":\"A={{secrets.hidden}}\"}"),
            "jobManagerTask",
            "secret 'hidden' is granted"),
        arguments(
            "SubmitTask",
            Map.of("jobId", "own-1", "commandLine", "run {{secrets.token}}"),
            "commandLine",
            "has no place for one"),
        arguments(
            "CreateJob",
            Map.of("jobId", "foreign", "poolId", "local"),
            "jobId",
            "Azure Batch job 'foreign' is granted to process 'work' by no access rule"),
        arguments(
            "SubmitTask",
            Map.of("jobId", "foreign", "commandLine", "run"),
            "jobId",
            "Azure Batch job 'foreign'"),
        arguments(
            "AwaitOutputs",
            Map.of("await", "job", "jobId", "foreign"),
            "jobId",
            "Azure Batch job 'foreign'"),
        arguments("CleanUp", Map.of("jobId", "foreign"), "jobId", "Azure Batch job 'foreign'"),
        arguments(
            "CreateContainer",
            Map.of("container", "foreign"),
            "container",
            "container 'foreign' is granted"),
        arguments(
            "CreateContainer",
            Map.of("jobId", "foreign"),
            "jobId",
            "container 'job-foreign' is granted"),
        arguments("IssueSas", Map.of("container", "foreign"), "container", "container 'foreign'"),
        arguments(
            "ReadOutputs", Map.of("container", "foreign"), "container", "container 'foreign'"),
        arguments("ReadOutputs", Map.of("jobId", "foreign"), "jobId", "container 'job-foreign'"),
        arguments(
            "SubmitTask",
            task(Map.of("container", "foreign", "outputFiles", "a.txt", "sas", SAS)),
            "container",
            "container 'foreign'"),
        arguments(
            "RunTask",
            task(Map.of("container", "foreign", "outputFiles", "a.txt")),
            "container",
            "container 'foreign'"),
        arguments(
            "CleanUp",
            Map.of("jobId", "own-1", "deleteContainer", "foreign"),
            "deleteContainer",
            "container 'foreign'"));
  }

  @ParameterizedTest
  @MethodSource("wrongNames")
  void areRefusedAtDeployment(
      String bean, Map<String, String> inputs, String wrong, String complaint) {
    String model = Bpmn.convertToString(model(bean, inputs));

    assertThat(strict.errorsOf(model))
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.getMessage()).contains("the input '" + wrong + "'", complaint);
              assertThat(model.lines().toList().get(error.getLine() - 1)).contains(wrong);
            });
  }

  @ParameterizedTest
  @MethodSource("wrongNames")
  void areAnIncidentOfAnInstanceOtherwise(
      String bean, Map<String, String> inputs, String wrong, String complaint) {
    azure.deploy(model(bean, inputs));
    Engines engines = new Engines(azure);
    ProcessInstance instance = engines.start(Map.of());

    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains(complaint);
  }

  @Test
  void areNotThoseThatTheConfigurationGrants() {
    strict.deploy(
        Bpmn.convertToString(
            model(
                "SubmitTask",
                task(Map.of("account", "default", "environment", "A={{secrets.token}}")))));
    strict.deploy(
        Bpmn.convertToString(model("SubmitTask", task(Map.of("account", "${whichever}")))));
  }

  @Test
  void dependOnTheTenantOfTheDeployment() {
    BpmnModelInstance model = model("CreateJob", Map.of("jobId", "north-1", "poolId", "local"));

    deploy("north", model);

    assertThat(catchThrowable(() -> deploy("south", model)))
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("job 'north-1' is granted to process 'work' of tenant 'south'");
  }

  @Test
  void areSecretsOfATenant() {
    BpmnModelInstance model =
        model("SubmitTask", task(Map.of("environment", "A={{secrets.northern}}")));

    deploy("north", model);

    assertThat(catchThrowable(() -> deploy("south", model)))
        .isInstanceOf(ParseException.class)
        .hasMessageContaining(
            "secret 'northern' is granted to process 'work' of tenant 'south' by no access rule");
  }

  /** They have the tenant of a process that calls theirs. */
  @Test
  void areLeftToInstancesWhereTheDeploymentHasNoTenant() {
    strict.deploy(
        Bpmn.convertToString(model("CreateJob", Map.of("jobId", "north-1", "poolId", "local"))));
  }

  @Test
  void includeAnAccountThatNoRuleGrants() {
    Map<String, String> properties = new HashMap<>(RULES);
    properties.put("access.another.process-definitions", "another");
    properties.put("access.another.accounts", "default");
    try (CheckingEngine engine = new CheckingEngine(azure, properties)) {
      assertThat(
              engine.errorsOf(
                  Bpmn.convertToString(
                      model("IssueSas", Map.of("container", "own-c", "account", "default")))))
          .singleElement()
          .satisfies(
              error ->
                  assertThat(error.getMessage())
                      .contains(
                          "account 'default' is granted to process 'work' by no access rule"));
    }
  }

  private static void deploy(String tenant, BpmnModelInstance model) {
    strict
        .engine()
        .getRepositoryService()
        .createDeployment()
        .tenantId(tenant)
        .addModelInstance("model.bpmn", model)
        .deploy();
  }

  private static Map<String, String> task(Map<String, String> more) {
    Map<String, String> task =
        new HashMap<>(Map.of("jobId", "own-1", "commandLine", "run", "outputFiles", "none"));
    task.putAll(more);
    return task;
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
