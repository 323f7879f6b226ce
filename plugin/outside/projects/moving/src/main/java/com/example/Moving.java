package com.example;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.runtime.Incident;

/**
 * Begins a process instance with the argument {@code begin}, and prints a line when it waits.
 * Without, it goes on with what is there, and prints a variable of the instance that has ended.
 */
public final class Moving {

  private static final String PREFIX = "camunda.bpm.azure-batch.";

  private Moving() {}

  public static void main(String[] arguments) throws InterruptedException {
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
    plugin.setProperties(pluginProperties(System.getProperties()));
    ProcessEngine engine = engine(plugin);
    if (arguments.length > 0) {
      begin(engine);
    }
    while (engine.getRuntimeService().createProcessInstanceQuery().count() > 0) {
      failAtAnIncident(engine);
      Thread.sleep(100);
    }
    System.out.println("lines: " + lines(engine));
    plugin.close();
    engine.close();
  }

  private static void begin(ProcessEngine engine) throws InterruptedException {
    engine
        .getRepositoryService()
        .createDeployment()
        .addClasspathResource("count-lines.bpmn")
        .deploy();
    engine.getRuntimeService().startProcessInstanceByKey("count-lines");
    while (engine.getExternalTaskService().createExternalTaskQuery().count() == 0) {
      failAtAnIncident(engine);
      Thread.sleep(100);
    }
    System.out.println("it waits");
  }

  private static void failAtAnIncident(ProcessEngine engine) {
    for (Incident incident : engine.getRuntimeService().createIncidentQuery().list()) {
      throw new IllegalStateException(incident.getIncidentMessage());
    }
  }

  private static Map<String, String> pluginProperties(Properties properties) {
    return properties.stringPropertyNames().stream()
        .filter(name -> name.startsWith(PREFIX))
        .collect(Collectors.toMap(name -> name.substring(PREFIX.length()), properties::getProperty));
  }

  private static ProcessEngine engine(AzureBatchProcessEnginePlugin plugin) {
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setJdbcDriver("org.postgresql.Driver");
    configuration.setJdbcUrl(System.getProperty("database"));
    configuration.setJdbcUsername("postgres");
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setJobExecutorActivate(true);
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.getProcessEnginePlugins().add(plugin);
    return configuration.buildProcessEngine();
  }

  private static Object lines(ProcessEngine engine) {
    return engine
        .getHistoryService()
        .createHistoricVariableInstanceQuery()
        .variableName("lines")
        .singleResult()
        .getValue();
  }
}
