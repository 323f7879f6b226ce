package com.example;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.operate.JobLease;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * With the argument {@code begin} it starts three process instances: one waits for its Azure Batch
 * task, the task of another has failed, and the third is cancelled while its task runs, which
 * nobody has terminated yet. Without the argument it goes on with what is there, and retries what
 * has failed.
 */
public final class Moving {

  private static final String PREFIX = "camunda.bpm.azure-batch.";

  private final AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
  private final ProcessEngine engine;

  /** Where the tasks look for the file 'go', which somebody writes when Camunda is gone. */
  private final String folder = System.getProperty("folder");

  private Moving() {
    plugin.setProperties(pluginProperties(System.getProperties()));
    engine = engine(plugin);
  }

  public static void main(String[] arguments) throws InterruptedException {
    Moving moving = new Moving();
    if (arguments.length > 0) {
      moving.begin();
    } else {
      moving.goOn();
    }
  }

  private void begin() throws InterruptedException {
    engine.getRepositoryService().createDeployment().addClasspathResource("moving.bpmn").deploy();
    start("waits", "until [ -f %s/go ]; do sleep 0.1; done; seq 42 > lines.txt");
    start("fails", "ls %s/go && seq 42 > lines.txt");
    ProcessInstance cancelled = start("cancelled", "exec tail -f %s/endless");
    await(() -> waits() == 3);
    await(() -> engine.getRuntimeService().createIncidentQuery().count() == 1);
    await(() -> leases().stream().anyMatch(lease -> lease.startsWith("waits ")));
    // what the cancellation leaves to do is left to the next engine
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getJobExecutor()
        .shutdown();
    engine.getRuntimeService().deleteProcessInstance(cancelled.getId(), "not needed");
    System.out.printf(
        "left: %d wait(s), %d Camunda job(s), leases: %s%n",
        waits(),
        engine.getManagementService().createJobQuery().count(),
        leases());
  }

  private ProcessInstance start(String job, String command) {
    return engine
        .getRuntimeService()
        .startProcessInstanceByKey(
            "moving", Map.of("job", job, "command", command.formatted(folder)));
  }

  private void goOn() throws InterruptedException {
    System.out.println("found leases: " + leases());
    for (Incident incident : engine.getRuntimeService().createIncidentQuery().list()) {
      engine.getExternalTaskService().setRetries(incident.getConfiguration(), 1);
    }
    await(() -> isIdle() || hasFailed());
    System.out.println("lines: " + lines());
    plugin.close();
    engine.close();
  }

  private boolean isIdle() {
    return engine.getRuntimeService().createProcessInstanceQuery().count() == 0
        && engine.getManagementService().createJobQuery().count() == 0;
  }

  private boolean hasFailed() {
    for (Incident incident : engine.getRuntimeService().createIncidentQuery().list()) {
      throw new IllegalStateException(incident.getIncidentMessage());
    }
    return false;
  }

  private long waits() {
    return engine.getExternalTaskService().createExternalTaskQuery().count();
  }

  private List<String> leases() {
    return plugin.operations().leases().stream().map(Moving::lease).sorted().toList();
  }

  private static String lease(JobLease lease) {
    return lease.jobId() + " " + lease.node();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(100);
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

  private List<Object> lines() {
    return engine
        .getHistoryService()
        .createHistoricVariableInstanceQuery()
        .variableName("lines")
        .list()
        .stream()
        .map(variable -> variable.getValue())
        .toList();
  }
}
