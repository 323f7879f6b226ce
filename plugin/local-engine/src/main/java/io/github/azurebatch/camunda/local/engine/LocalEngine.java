package io.github.azurebatch.camunda.local.engine;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.local.LocalAzure;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/**
 * A process engine in memory with an active job executor, the plugin, a local Azure Batch service
 * and Azurite: for trying a process out in a main method. Tests use the JUnit extension of {@code
 * camunda-azure-batch-test}.
 */
public final class LocalEngine implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final LocalAzure azure;
  private final AzureBatchProcessEnginePlugin plugin;
  private final ProcessEngine engine;

  private LocalEngine(LocalAzure azure, AzureBatchProcessEnginePlugin plugin) {
    this.azure = azure;
    this.plugin = plugin;
    this.engine = settings(plugin).buildProcessEngine();
  }

  private static ProcessEngineConfigurationImpl settings(AzureBatchProcessEnginePlugin plugin) {
    String name = "local-engine-" + UUID.randomUUID();
    StandaloneInMemProcessEngineConfiguration engine =
        new StandaloneInMemProcessEngineConfiguration();
    engine.setProcessEngineName(name);
    engine.setJdbcUrl("jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1");
    engine.setHistory(ProcessEngineConfiguration.HISTORY_FULL);
    engine.setIdGenerator(new StrongUuidGenerator());
    engine.setEnforceHistoryTimeToLive(false);
    engine.setJobExecutorActivate(true);
    engine.getProcessEnginePlugins().add(plugin);
    return engine;
  }

  /** Starts the local services and the engine. */
  public static LocalEngine start() {
    LocalAzure azure = LocalAzure.start();
    try {
      Map<String, String> properties = new HashMap<>(azure.properties());
      properties.put("poll-interval", "PT0.1S");
      AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
      plugin.setProperties(properties);
      return new LocalEngine(azure, plugin);
    } catch (RuntimeException e) {
      azure.close();
      throw e;
    }
  }

  /** Deploys a .bpmn file of the class path. */
  public void deploy(String resource) {
    engine.getRepositoryService().createDeployment().addClasspathResource(resource).deploy();
  }

  public ProcessInstance start(String processDefinitionKey, Map<String, Object> variables) {
    return engine.getRuntimeService().startProcessInstanceByKey(processDefinitionKey, variables);
  }

  /**
   * Waits until the instance has ended or waits for a person.
   *
   * @throws IllegalStateException if it has an incident, with the incident's message
   */
  public void await(ProcessInstance instance) {
    await(instance, () -> !isRunning(instance) || waitsForAPerson(instance));
  }

  /**
   * Waits until the instance has come to the activity.
   *
   * @throws IllegalStateException if it has an incident, with the incident's message
   */
  public void await(ProcessInstance instance, String activityId) {
    await(
        instance,
        () ->
            engine
                    .getRuntimeService()
                    .createExecutionQuery()
                    .processInstanceId(instance.getId())
                    .activityId(activityId)
                    .count()
                > 0);
  }

  private void await(ProcessInstance instance, BooleanSupplier isThere) {
    while (!isThere.getAsBoolean()) {
      for (Incident incident : incidents(instance)) {
        throw new IllegalStateException(
            "Activity '%s' failed: %s"
                .formatted(incident.getActivityId(), incident.getIncidentMessage()));
      }
      pause();
    }
  }

  /** The names of what the instance has passed, in order. */
  public List<String> path(ProcessInstance instance) {
    return engine
        .getHistoryService()
        .createHistoricActivityInstanceQuery()
        .processInstanceId(instance.getId())
        .orderPartiallyByOccurrence()
        .asc()
        .list()
        .stream()
        .map(HistoricActivityInstance::getActivityName)
        .toList();
  }

  /**
   * A variable of the instance, also of one that has ended: the one that was created last.
   *
   * @throws IllegalStateException if there is no such variable
   */
  public Object variable(ProcessInstance instance, String name) {
    return engine
        .getHistoryService()
        .createHistoricVariableInstanceQuery()
        .processInstanceId(instance.getId())
        .variableName(name)
        .list()
        .stream()
        .max(Comparator.comparing(HistoricVariableInstance::getCreateTime))
        .map(HistoricVariableInstance::getValue)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Process instance '%s' has no variable '%s'"
                        .formatted(instance.getId(), name)));
  }

  public ProcessEngine engine() {
    return engine;
  }

  public AzureBatchProcessEnginePlugin plugin() {
    return plugin;
  }

  private boolean isRunning(ProcessInstance instance) {
    return engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceId(instance.getId())
            .count()
        > 0;
  }

  private boolean waitsForAPerson(ProcessInstance instance) {
    return engine.getTaskService().createTaskQuery().processInstanceId(instance.getId()).count()
        > 0;
  }

  private List<Incident> incidents(ProcessInstance instance) {
    return engine
        .getRuntimeService()
        .createIncidentQuery()
        .processInstanceId(instance.getId())
        .list();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a process was running", e);
    }
  }

  @Override
  public void close() {
    plugin.close();
    engine.close();
    azure.close();
  }
}
