package io.github.azurebatch.camunda.process.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.UnsignedTokens;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** An engine whose plugin has an identity for the guarded services, and no key. */
final class IdentityEngine implements AutoCloseable {

  /** The metadata of jobs and containers is read for instances of a tenant only. */
  static final String TENANT = "north";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final GuardedServices services;
  private final AzureBatchProcessEnginePlugin plugin;
  private final ProcessEngine engine;

  private IdentityEngine(GuardedServices services, AzureBatchProcessEnginePlugin plugin) {
    this.services = services;
    this.plugin = plugin;
    ProcessEngineConfigurationImpl settings = EngineSettings.h2().configuration();
    settings.setProcessEnginePlugins(List.of(plugin));
    this.engine = settings.buildProcessEngine();
  }

  static IdentityEngine on(GuardedServices services) {
    UnsignedTokens tokens =
        new UnsignedTokens(UUID.randomUUID().toString(), UUID.randomUUID().toString());
    Credential identity = new Credential.EntraId(tokens);
    AzureBatchConfiguration configuration =
        AzureBatchConfiguration.builder()
            .account(
                "default",
                new AzureBatchAccount(
                    new BatchAccount(services.batchUrl(), services.batch().accountName(), identity),
                    new StorageAccount(
                        services.blobEndpoint(),
                        services.storage().accountName(),
                        identity,
                        services.storage().serviceVersion())))
            .http(HttpSettings.defaults().withFirstPause(Duration.ofMillis(10)))
            .build();
    try {
      return new IdentityEngine(
          services,
          services.certificate().trustedBy(() -> new AzureBatchProcessEnginePlugin(configuration)));
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  AzureBatchProcessEnginePlugin plugin() {
    return plugin;
  }

  /** Starts an instance of a tenant; what it creates and uses belongs to that. */
  ProcessInstance start(BpmnModelInstance model) {
    String definition =
        engine
            .getRepositoryService()
            .createDeployment()
            .tenantId(TENANT)
            .addModelInstance("process.bpmn", model)
            .deployWithResult()
            .getDeployedProcessDefinitions()
            .get(0)
            .getId();
    return engine.getRuntimeService().startProcessInstanceById(definition);
  }

  /** Runs what can go on, without moving the time. */
  void runToRest() {
    do {
      executeJobs();
      awaitTasks();
      plugin.poll();
    } while (!Engines.dueJobs(engine).isEmpty());
  }

  /** Those that fail are incidents, or are due again where two activities shared a Camunda job. */
  void executeJobs() {
    for (List<Job> due = Engines.dueJobs(engine); !due.isEmpty(); due = Engines.dueJobs(engine)) {
      due.forEach(this::execute);
    }
  }

  private void execute(Job job) {
    try {
      engine.getManagementService().executeJob(job.getId());
    } catch (AzureBatchException e) {
      assertThat(incidents().size() + Engines.dueJobs(engine).size()).isPositive();
    }
  }

  void awaitTasks() {
    try {
      assertThat(services.batch().awaitIdle(PATIENCE)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Moves the time of the engine and of Batch, and polls. */
  void pass(Duration duration) {
    services.batch().clock().advance(duration);
    passForTheEngine(duration);
    plugin.poll();
  }

  /** Moves the time of the engine, and not of Batch: blobs keep the time of the machine. */
  void passForTheEngine(Duration duration) {
    ClockUtil.offset(
        ClockUtil.getCurrentTime().getTime() - System.currentTimeMillis() + duration.toMillis());
  }

  /** Retries the only wait, as Cockpit does it with its incident. */
  void retryTheWait() {
    engine.getExternalTaskService().setRetries(onlyWait().getId(), 1);
  }

  ExternalTask onlyWait() {
    return engine.getExternalTaskService().createExternalTaskQuery().singleResult();
  }

  void delete(ProcessInstance instance) {
    engine.getRuntimeService().deleteProcessInstance(instance.getId(), "not needed");
    executeJobs();
  }

  List<Incident> incidents() {
    return engine.getRuntimeService().createIncidentQuery().list();
  }

  /** The message of the only incident. */
  String onlyIncident() {
    assertThat(incidents()).hasSize(1);
    return incidents().get(0).getIncidentMessage();
  }

  /** The Camunda jobs that are left. */
  List<Job> jobs() {
    return engine.getManagementService().createJobQuery().list();
  }

  boolean hasEnded(ProcessInstance instance) {
    return engine
            .getHistoryService()
            .createHistoricProcessInstanceQuery()
            .processInstanceId(instance.getId())
            .finished()
            .count()
        == 1;
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> variable(ProcessInstance instance, String name) {
    HistoricVariableInstance variable =
        engine
            .getHistoryService()
            .createHistoricVariableInstanceQuery()
            .processInstanceId(instance.getId())
            .variableName(name)
            .singleResult();
    return (Map<String, Object>) variable.getValue();
  }

  @Override
  public void close() {
    plugin.close();
    engine.close();
    ClockUtil.reset();
    services.batch().clock().reset();
  }
}
