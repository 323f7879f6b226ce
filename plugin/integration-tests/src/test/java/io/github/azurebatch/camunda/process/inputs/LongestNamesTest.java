package io.github.azurebatch.camunda.process.inputs;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.process.support.Services;
import io.github.azurebatch.camunda.process.support.TaskLists;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Topics, leases, messages and names of variables fit into their columns at their bounds. */
@OnEveryDatabase
class LongestNamesTest {

  private static final String ACCOUNT = "a".repeat(64);
  private static final String JOB_ID = "j".repeat(64);
  private static final int TASKS = 30;

  /** The ids are as long as ids may be: a hyphen and two digits follow. */
  private static final String TASK_IDS = "t".repeat(61);

  private final LocalAzure local = LocalAzure.start();
  private final Services services = Services.of(local);
  private final AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
  private final ProcessEngine engine = engine();

  @BeforeEach
  void deploy() {
    engine.getRepositoryService().createDeployment().addModelInstance("a.bpmn", model()).deploy();
  }

  @AfterEach
  void close() {
    plugin.close();
    engine
        .getRepositoryService()
        .createDeploymentQuery()
        .list()
        .forEach(
            deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
    engine.close();
    services.close();
    local.close();
  }

  @Test
  void ofAListThatIsAwaited() {
    local.batch().scripts().add(forTask("*"));

    start();

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> engine.getRuntimeService().createProcessInstanceQuery().count() == 0);
  }

  @Test
  void ofAListThatIsCancelled() {
    local.batch().scripts().add(forTask("*").delay(Duration.ofHours(5)));
    ProcessInstance instance = start();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> engine.getExternalTaskService().createExternalTaskQuery().count() == 1);

    engine.getRuntimeService().deleteProcessInstance(instance.getId(), "not needed");

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () ->
                assertThat(services.batch().tasks(JOB_ID))
                    .hasSize(TASKS)
                    .allMatch(task -> task.state() == TaskState.COMPLETED));
  }

  private ProcessInstance start() {
    return engine.getRuntimeService().startProcessInstanceByKey(Models.KEY);
  }

  private ProcessEngine engine() {
    Map<String, String> properties = new HashMap<>();
    local
        .properties()
        .forEach(
            (name, value) -> properties.put(name.replace(".default.", "." + ACCOUNT + "."), value));
    properties.put("default-account", ACCOUNT);
    properties.put("poll-interval", "PT0.1S");
    plugin.setProperties(properties);
    ProcessEngineConfigurationImpl configuration = Databases.current().configuration();
    configuration.setJobExecutorActivate(true);
    configuration.setProcessEnginePlugins(List.of(plugin));
    return configuration.buildProcessEngine();
  }

  private static BpmnModelInstance model() {
    return TaskLists.await(
            new TaskLists(JOB_ID, "local")
                .submit(TASKS, "none")
                .camundaInputParameter("taskId", TASK_IDS)
                .camundaInputParameter("resultVariable", "r".repeat(255)),
            await -> await.camundaInputParameter("task", "${" + "r".repeat(255) + "}"))
        .endEvent()
        .done();
  }
}
