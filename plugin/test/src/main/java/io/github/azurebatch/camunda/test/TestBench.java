package io.github.azurebatch.camunda.test;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.local.LocalAzure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** An engine with the plugin on the local services. */
record TestBench(
    LocalAzure azure,
    AzureBatchProcessEnginePlugin plugin,
    ProcessEngine engine,
    ProcessDriver driver)
    implements AutoCloseable {

  static TestBench open(LocalAzure azure, EngineSettings settings) {
    Map<String, String> properties = new HashMap<>(azure.properties());
    properties.putAll(settings.properties());
    AzureBatchProcessEnginePlugin plugin =
        new AzureBatchProcessEnginePlugin(
            AzureBatchConfiguration.fromProperties(
                "", properties, builder -> builder.http(settings.http())));
    ProcessEngineConfigurationImpl configuration = settings.configuration();
    configuration.setProcessEnginePlugins(List.of(plugin));
    ProcessEngine engine = configuration.buildProcessEngine();
    return new TestBench(azure, plugin, engine, new ProcessDriver(engine, plugin, azure));
  }

  TestBench restart(EngineSettings settings) {
    close();
    return open(azure, settings);
  }

  void deploy(String resource) {
    deployment().addClasspathResource(resource).deploy();
  }

  void deploy(BpmnModelInstance model) {
    deployment().addModelInstance("process.bpmn", model).deploy();
  }

  private DeploymentBuilder deployment() {
    return engine.getRepositoryService().createDeployment();
  }

  void advance(Duration duration) {
    ClockUtil.offset(
        ClockUtil.getCurrentTime().getTime() - System.currentTimeMillis() + duration.toMillis());
    azure.batch().clock().advance(duration);
  }

  void clear() {
    engine
        .getRepositoryService()
        .createDeploymentQuery()
        .list()
        .forEach(
            deployment ->
                engine
                    .getRepositoryService()
                    .deleteDeployment(deployment.getId(), true, true, true));
    deleteJobsThatAreLeft();
    azure.reset();
  }

  /** Those that outlive their instance, such as the ones that terminate its tasks. */
  private void deleteJobsThatAreLeft() {
    engine
        .getManagementService()
        .createJobQuery()
        .list()
        .forEach(job -> engine.getManagementService().deleteJob(job.getId()));
  }

  @Override
  public void close() {
    plugin.close();
    engine.close();
  }
}
