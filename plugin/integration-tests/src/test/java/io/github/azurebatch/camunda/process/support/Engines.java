package io.github.azurebatch.camunda.process.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanExecutionBuilder;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;

/** Questions that the tests ask the engine. */
public record Engines(AzureBatchExtension azure) {

  /** Builds another engine on the database of the test. */
  public ProcessEngine another(
      Consumer<ProcessEngineConfigurationImpl> settings, ProcessEnginePlugin... plugins) {
    ProcessEngineConfigurationImpl configuration =
        EngineSettings.on(azure.engine().getProcessEngineConfiguration().getDataSource())
            .configuration();
    settings.accept(configuration);
    configuration.setProcessEnginePlugins(List.of(plugins));
    return configuration.buildProcessEngine();
  }

  /** Deploys a model for a tenant. */
  public void deploy(String tenantId, BpmnModelInstance model) {
    azure
        .engine()
        .getRepositoryService()
        .createDeployment()
        .tenantId(tenantId)
        .addModelInstance("process.bpmn", model)
        .deploy();
  }

  /** Starts an instance of the only model, and executes its Camunda jobs. */
  public ProcessInstance start(Map<String, Object> variables) {
    ProcessInstance instance = azure.start(Models.KEY, variables);
    azure.executeJobs();
    return instance;
  }

  /** Sends the message that models end with in the middle. */
  public void stop(ProcessInstance instance) {
    azure
        .engine()
        .getRuntimeService()
        .createMessageCorrelation("stop")
        .processInstanceId(instance.getId())
        .correlateWithResult();
    azure.executeJobs();
  }

  public void delete(ProcessInstance instance) {
    azure.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "not needed");
    azure.executeJobs();
  }

  /** Starts an instance of the model under test, and runs it until nothing goes on by itself. */
  public ProcessInstance run() {
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.runToRest();
    return instance;
  }

  /** Waits until all tasks that can run have ended: they run on threads of their own. */
  public void awaitTasks() {
    try {
      assertThat(azure.batch().awaitIdle(Duration.ofSeconds(60))).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes one round, and tells whether the instance has ended. */
  public boolean hasEndedWithARound(ProcessInstance instance) {
    azure.poll();
    azure.executeJobs();
    return azure
            .engine()
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceId(instance.getId())
            .count()
        == 0;
  }

  /** Completes the only user task that the instance is at. */
  public void completeUserTask(ProcessInstance instance) {
    TaskService tasks = azure.engine().getTaskService();
    tasks.complete(
        tasks.createTaskQuery().processInstanceId(instance.getId()).singleResult().getId());
  }

  /** Completes the user tasks that instances are at, of all instances. */
  public void completeUserTasks() {
    TaskService tasks = azure.engine().getTaskService();
    tasks.createTaskQuery().list().forEach(task -> tasks.complete(task.getId()));
  }

  public void migrate(ProcessInstance instance, UnaryOperator<MigrationPlanBuilder> mapping) {
    migration(azure.engine(), instance, mapping).execute();
  }

  /** Migrates the instance to the version that was deployed last, once it is executed. */
  public static MigrationPlanExecutionBuilder migration(
      ProcessEngine engine, ProcessInstance instance, UnaryOperator<MigrationPlanBuilder> mapping) {
    String target =
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .processDefinitionKey(Models.KEY)
            .latestVersion()
            .singleResult()
            .getId();
    RuntimeService runtime = engine.getRuntimeService();
    MigrationPlan plan =
        mapping
            .apply(runtime.createMigrationPlan(instance.getProcessDefinitionId(), target))
            .build();
    return runtime.newMigration(plan).processInstanceIds(instance.getId());
  }

  public Incident onlyIncident(ProcessInstance instance) {
    return azure
        .engine()
        .getRuntimeService()
        .createIncidentQuery()
        .processInstanceId(instance.getId())
        .singleResult();
  }

  public List<Incident> incidents() {
    return azure.engine().getRuntimeService().createIncidentQuery().list();
  }

  public ExternalTask onlyWait() {
    return azure.engine().getExternalTaskService().createExternalTaskQuery().singleResult();
  }

  /** The details of the incident of the only wait. */
  public String errorDetails() {
    return azure.engine().getExternalTaskService().getExternalTaskErrorDetails(onlyWait().getId());
  }

  /** As Cockpit does it with the incident of a wait. */
  public void retryTheWait() {
    azure.engine().getExternalTaskService().setRetries(onlyWait().getId(), 1);
  }

  /** The same, and what follows. */
  public void retry() {
    retryTheWait();
    azure.poll();
    azure.runToRest();
  }

  /**
   * Executes the Camunda jobs of an engine of the test's own that are due; one that fails throws.
   */
  public static void executeJobs(ProcessEngine engine) {
    for (List<Job> due = dueJobs(engine); !due.isEmpty(); due = dueJobs(engine)) {
      due.forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }
  }

  /** Messages only: timers are the test's. */
  public static List<Job> dueJobs(ProcessEngine engine) {
    return engine.getManagementService().createJobQuery().executable().active().messages().list();
  }

  public List<Job> jobs() {
    return azure.engine().getManagementService().createJobQuery().list();
  }

  public Job onlyJob() {
    return azure.engine().getManagementService().createJobQuery().singleResult();
  }

  public String failureOf(Job job) {
    return azure.engine().getManagementService().getJobExceptionStacktrace(job.getId());
  }

  /** Lets so much time pass that waits count as long ones, and polls: that is an audit as well. */
  public void passAnAudit() {
    azure.advance(Duration.ofMinutes(12));
    azure.poll();
  }

  /** What the variables of the instance say of tasks that do not begin. */
  @SuppressWarnings("unchecked")
  public List<Map<String, Object>> longWaits(ProcessInstance instance) {
    return azure
        .engine()
        .getRuntimeService()
        .createVariableInstanceQuery()
        .processInstanceIdIn(instance.getId())
        .variableName("batchWaiting")
        .list()
        .stream()
        .map(variable -> (Map<String, Object>) variable.getValue())
        .toList();
  }

  /** What the variable of the activity that waits, or waited last, says. */
  public String waitOf(ProcessInstance instance) {
    return historicVariable(instance, "azureBatchWait").getValue().toString();
  }

  public HistoricProcessInstance history(ProcessInstance instance) {
    return azure
        .engine()
        .getHistoryService()
        .createHistoricProcessInstanceQuery()
        .processInstanceId(instance.getId())
        .singleResult();
  }

  /** The only variable of that name that the instance has, or had. */
  public HistoricVariableInstance historicVariable(ProcessInstance instance, String name) {
    return azure
        .engine()
        .getHistoryService()
        .createHistoricVariableInstanceQuery()
        .processInstanceId(instance.getId())
        .variableName(name)
        .singleResult();
  }

  public String taskIdOf(ProcessInstance instance) {
    Map<String, Object> task = azure.variable(instance, "batchTask");
    return String.valueOf(task.get("taskId"));
  }
}
