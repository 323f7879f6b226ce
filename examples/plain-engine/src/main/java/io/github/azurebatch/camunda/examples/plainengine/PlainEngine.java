package io.github.azurebatch.camunda.examples.plainengine;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.model.AzureBatchVariables;
import io.github.azurebatch.camunda.variable.Outputs;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** Makes a process engine with the plugin, runs one process instance, and closes both. */
public final class PlainEngine {

  private static final String PROCESS = "persist-outputs";

  private PlainEngine() {}

  public static void main(String[] args) throws InterruptedException {
    run(System.out);
  }

  static void run(PrintStream out) throws InterruptedException {
    try (LocalAzure azure = LocalAzure.start()) {
      AzureBatchProcessEnginePlugin plugin = plugin(azure.properties());
      ProcessEngine engine = engine(plugin);
      try {
        runProcess(engine, out);
      } finally {
        plugin.close();
        engine.close();
      }
    }
  }

  /** A real account has the same properties, such as {@code accounts.default.batch.url}. */
  private static AzureBatchProcessEnginePlugin plugin(Map<String, String> account) {
    Map<String, String> properties = new HashMap<>(account);
    properties.put("poll-interval", "PT0.2S");
    AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
    plugin.setProperties(properties);
    return plugin;
  }

  private static ProcessEngine engine(AzureBatchProcessEnginePlugin plugin) {
    StandaloneInMemProcessEngineConfiguration configuration =
        new StandaloneInMemProcessEngineConfiguration();
    configuration.setJobExecutorActivate(true);
    configuration.setIdGenerator(new StrongUuidGenerator());
    configuration.getProcessEnginePlugins().add(plugin);
    return configuration.buildProcessEngine();
  }

  private static void runProcess(ProcessEngine engine, PrintStream out)
      throws InterruptedException {
    engine
        .getRepositoryService()
        .createDeployment()
        .addClasspathResource(PROCESS + ".bpmn")
        .deploy();
    ProcessInstance instance =
        engine
            .getRuntimeService()
            .startProcessInstanceByKey(PROCESS, Map.of("poolId", "local", "threshold", 16000));
    while (isRunning(engine, instance)) {
      Thread.sleep(100);
    }
    print(engine.getHistoryService(), instance, out);
  }

  private static boolean isRunning(ProcessEngine engine, ProcessInstance instance) {
    for (Incident incident : engine.getRuntimeService().createIncidentQuery().list()) {
      throw new IllegalStateException(incident.getIncidentMessage());
    }
    return engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceId(instance.getId())
            .count()
        > 0;
  }

  private static void print(HistoryService history, ProcessInstance instance, PrintStream out) {
    history
        .createHistoricVariableInstanceQuery()
        .processInstanceId(instance.getId())
        .variableNameIn(AzureBatchVariables.OUTPUTS, "summary")
        .list()
        .stream()
        .flatMap(variable -> Outputs.from(variable.getValue()).list().stream())
        .forEach(file -> out.println(file.url()));
  }
}
