package io.github.azurebatch.camunda.process.engines;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Nodes whose job executors look at deployments, none of which knows the deployment of the process.
 */
@OnEveryDatabase
class DeploymentAwareTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final List<AutoCloseable> opened = new ArrayList<>();
  private final BatchTasks tasks = new BatchTasks(azure);

  @BeforeEach
  void everyTaskRunsForHours() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
  }

  @AfterEach
  void stopTheNodes() throws Exception {
    for (AutoCloseable node : opened) {
      node.close();
    }
  }

  @Test
  void aNodeWithTheAccountTerminatesTheTaskOfADeploymentThatIsDeleted() {
    ProcessEngine node = node(plugin(azure.azure().properties()));
    startWaitingAndDeleteTheDeployment();

    List<String> acquired = acquire(node);
    acquired.forEach(job -> node.getManagementService().executeJob(job));

    assertThat(acquired).hasSize(1);
    tasks.assertOpen(Models.JOB_ID);
  }

  @Test
  void aNodeWithoutThePluginLeavesItToOthers() {
    ProcessEngine node = node();
    startWaitingAndDeleteTheDeployment();

    assertThat(acquire(node)).isEmpty();
  }

  @Test
  void aNodeWithOtherAccountsLeavesItToOthers() {
    ProcessEngine node = node(plugin(propertiesOfAnAccountNamed("another")));
    startWaitingAndDeleteTheDeployment();

    assertThat(acquire(node)).isEmpty();
  }

  private void startWaitingAndDeleteTheDeployment() {
    azure.deploy(Models.work("scripted", "output.txt"));
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    tasks.assertOpen(Models.JOB_ID, new Engines(azure).taskIdOf(instance));
    azure
        .engine()
        .getRepositoryService()
        .createDeploymentQuery()
        .list()
        .forEach(
            deployment ->
                azure.engine().getRepositoryService().deleteDeployment(deployment.getId(), true));
  }

  private ProcessEngine node(ProcessEnginePlugin... plugins) {
    ProcessEngine engine =
        new Engines(azure)
            .another(settings -> settings.setJobExecutorDeploymentAware(true), plugins);
    opened.add(engine::close);
    return engine;
  }

  private AzureBatchProcessEnginePlugin plugin(Map<String, String> properties) {
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
    plugin.setProperties(properties);
    opened.add(plugin);
    return plugin;
  }

  private static Map<String, String> propertiesOfAnAccountNamed(String name) {
    Map<String, String> properties = new HashMap<>(Map.of("default-account", name));
    azure
        .azure()
        .properties()
        .forEach((key, value) -> properties.put(key.replace(".default.", "." + name + "."), value));
    return properties;
  }

  /** What the job executor of the node does before it executes Camunda jobs. */
  private static List<String> acquire(ProcessEngine node) {
    ProcessEngineConfigurationImpl configuration =
        (ProcessEngineConfigurationImpl) node.getProcessEngineConfiguration();
    return configuration
        .getCommandExecutorTxRequired()
        .execute(new AcquireJobsCmd(configuration.getJobExecutor()))
        .getJobIdBatches()
        .stream()
        .flatMap(List::stream)
        .toList();
  }
}
