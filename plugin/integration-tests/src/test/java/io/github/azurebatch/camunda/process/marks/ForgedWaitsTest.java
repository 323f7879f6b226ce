package io.github.azurebatch.camunda.process.marks;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Variables from which a wait, or the end of a process instance, takes what it terminates. */
class ForgedWaitsTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final String WAIT = "azureBatchWait";

  private final Engines engines = new Engines(azure);
  private final BatchTasks tasks = new BatchTasks(azure);

  @BeforeEach
  void letTasksRun() {
    azure.azure().reset();
    azure.script(forTask("*").delay(Duration.ofHours(5)));
  }

  @Test
  void ofAnotherInstanceAreNeitherAwaitedNorCancelled() {
    ProcessInstance other = waiting();
    String otherTask = engines.taskIdOf(other);
    Object stolen = runtime().getVariable(engines.onlyWait().getExecutionId(), WAIT);
    ProcessInstance thief = waiting();
    runtime().setVariableLocal(waitOf(thief).getExecutionId(), WAIT, stolen);

    azure.poll();

    assertThat(engines.onlyIncident(thief).getIncidentMessage())
        .contains("'azureBatchWait'", "another process instance", "'trust-unmarked-values'");
    assertDeletedWithAWarning(thief, "another process instance");
    assertThat(tasks.open(Models.JOB_ID)).contains(otherTask);
    assertThat(engines.onlyIncident(other)).isNull();
  }

  @Test
  void thatWereChangedAreRefusedWithOneIncident() {
    ProcessInstance instance = waiting();
    String wait = String.valueOf(runtime().getVariable(waitOf(instance).getExecutionId(), WAIT));
    for (String forged :
        List.of(
            wait.replace("\"required\":[]", "\"required\":[\"b.txt\"]"),
            wait.replace("\"unread\":false", "\"unread\":true"),
            wait.replaceFirst(",\"mark\":\"[^\"]*\"", ""))) {
      assertThat(forged).isNotEqualTo(wait);
      runtime().setVariableLocal(waitOf(instance).getExecutionId(), WAIT, forged);
      azure.restartEngine();
      azure.poll();
      assertThat(engines.onlyIncident(instance).getIncidentMessage())
          .contains("azureBatchWait of job 'tests'", "is not believed: its mark");
      azure.engine().getExternalTaskService().setRetries(waitOf(instance).getId(), 1);
    }

    runtime().setVariableLocal(waitOf(instance).getExecutionId(), WAIT, wait);
    azure.azure().batch().terminateAllTasks();
    azure.poll();
    assertThat(engines.onlyIncident(instance).getIncidentMessage()).doesNotContain("mark");
  }

  @Test
  void ofTasksDoNotTerminateThemWithTheInstance() {
    String task = engines.taskIdOf(waiting());
    azure.deploy(
        Models.createJob(Models.JOB_ID, "local")
            .serviceTask("submit")
            .camundaDelegateExpression("${azureBatchSubmitTask}")
            .camundaInputParameter("jobId", Models.JOB_ID)
            .camundaInputParameter("commandLine", "scripted")
            .userTask("hold")
            .endEvent()
            .done());
    ProcessInstance instance = engines.start(Map.of());
    Map<String, Object> forged = new HashMap<>(azure.variable(instance, "batchTask"));
    forged.put("taskId", task);
    runtime().setVariable(instance.getId(), "forged", json(forged));

    assertDeletedWithAWarning(instance, "its mark is of other values");

    tasks.assertOpen(Models.JOB_ID, task);
  }

  @Test
  void ofAccessPoliciesDoNotRevokeThem() {
    azure.deploy(
        Bpmn.createExecutableProcess(Models.KEY)
            .startEvent()
            .serviceTask("create")
            .camundaDelegateExpression("${azureBatchCreateContainer}")
            .camundaInputParameter("container", "policies")
            .serviceTask("issueSas")
            .camundaDelegateExpression("${azureBatchIssueSas}")
            .camundaInputParameter("accessPolicy", "true")
            .userTask("hold")
            .endEvent()
            .done());
    ProcessInstance other = engines.start(Map.of());
    Object policies = azure.variable(other, "azureBatchAccessPolicies");
    ProcessInstance thief = engines.start(Map.of());
    runtime().setVariable(thief.getId(), "azureBatchAccessPolicies", json(policies));

    assertDeletedWithAWarning(thief, "another process instance");
    assertThat(engines.jobs()).isEmpty();

    ProcessInstance copy =
        azure.start(Models.KEY, Map.of("azureBatchAccessPolicies", json(policies)));
    azure.executeJobs();
    assertThat(engines.onlyIncident(copy).getIncidentMessage())
        .contains("'issueSas'", "'accessPolicy'", "another process instance");
  }

  private static Object json(Object value) {
    return Variables.serializedObjectValue(Spin.JSON(value).toString())
        .serializationDataFormat("application/json")
        .objectTypeName("java.util.LinkedHashMap")
        .create();
  }

  private void assertDeletedWithAWarning(ProcessInstance instance, String reason) {
    try (LogCapture log = new LogCapture()) {
      engines.delete(instance);
      assertThat(log.warnings(instance.getId()))
          .singleElement()
          .asString()
          .contains("is not believed", reason);
    }
    assertThat(runtime().createProcessInstanceQuery().processInstanceId(instance.getId()).count())
        .isZero();
  }

  private ProcessInstance waiting() {
    azure.deploy(Models.scripted("", await -> await));
    return engines.start(Map.of());
  }

  private static ExternalTask waitOf(ProcessInstance instance) {
    return azure
        .engine()
        .getExternalTaskService()
        .createExternalTaskQuery()
        .processInstanceId(instance.getId())
        .singleResult();
  }

  private static RuntimeService runtime() {
    return azure.engine().getRuntimeService();
  }
}
