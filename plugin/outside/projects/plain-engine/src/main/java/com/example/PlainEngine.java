package com.example;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** Runs one process instance, prints a variable of it, and ends. */
public final class PlainEngine {

  private static final String PREFIX = "camunda.bpm.azure-batch.";

  private PlainEngine() {}

  public static void main(String[] arguments) throws InterruptedException {
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
    plugin.setProperties(pluginProperties(System.getProperties()));
    ProcessEngine engine = engine(plugin);
    try {
      run(engine);
    } finally {
      plugin.close();
      engine.close();
    }
  }

  private static void run(ProcessEngine engine) throws InterruptedException {
    engine
        .getRepositoryService()
        .createDeployment()
        .addClasspathResource("count-lines.bpmn")
        .deploy();
    RuntimeService runtime = engine.getRuntimeService();
    ProcessInstance instance = runtime.startProcessInstanceByKey("count-lines");
    while (runtime.createProcessInstanceQuery().count() > 0) {
      failAtAnIncident(runtime);
      Thread.sleep(100);
    }
    System.out.println("lines: " + lines(engine.getHistoryService(), instance));
  }

  private static void failAtAnIncident(RuntimeService runtime) {
    for (Incident incident : runtime.createIncidentQuery().list()) {
      throw new IllegalStateException(incident.getIncidentMessage());
    }
  }

  private static Map<String, String> pluginProperties(Properties properties) {
    return properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith(PREFIX))
        .collect(Collectors.toMap(name -> name.substring(PREFIX.length()), properties::getProperty));
  }

  private static ProcessEngine engine(AzureBatchProcessEnginePlugin plugin) {
    StandaloneInMemProcessEngineConfiguration configuration =
        new StandaloneInMemProcessEngineConfiguration();
    configuration.setJobExecutorActivate(true);
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.getProcessEnginePlugins().add(plugin);
    return configuration.buildProcessEngine();
  }

  private static Object lines(HistoryService history, ProcessInstance instance) {
    return history
        .createHistoricVariableInstanceQuery()
        .processInstanceId(instance.getId())
        .variableName("lines")
        .singleResult()
        .getValue();
  }
}
