package io.github.azurebatch.camunda.process.stored;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

/** An engine whose ids and time repeat with each recording. */
final class RecordingEngine implements AutoCloseable {

  /** Goes into the marks of tasks. */
  static final String INSTALLATION = "recorded-installation";

  private static final Duration STEP = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final LocalAzure azure;
  private final AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();
  private final ProcessEngine engine;

  RecordingEngine(LocalAzure azure, EngineSettings settings) {
    this.azure = azure;
    createSchema(settings);
    AtomicInteger ids = new AtomicInteger();
    ProcessEngineConfigurationImpl configuration = settings.configuration();
    configuration.setIdGenerator(() -> "id-%05d".formatted(ids.incrementAndGet()));
    plugin.setProperties(new HashMap<>(azure.properties()));
    configuration.setProcessEnginePlugins(List.of(plugin));
    engine = configuration.buildProcessEngine();
  }

  private static void createSchema(EngineSettings settings) {
    ProcessEngine empty = settings.configuration().buildProcessEngine();
    DataSource database = empty.getProcessEngineConfiguration().getDataSource();
    empty.close();
    try {
      new StoredTables(database).name(INSTALLATION);
    } catch (SQLException e) {
      throw new AssertionError("The installation could not be named", e);
    }
  }

  DataSource database() {
    return engine.getProcessEngineConfiguration().getDataSource();
  }

  void deploy(List<String> models) {
    DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
    for (String model : models) {
      deployment.addInputStream(
          model, Objects.requireNonNull(RecordingEngine.class.getResourceAsStream(model)));
    }
    deployment.deploy();
  }

  void start(String process, String businessKey, Map<String, Object> variables) {
    engine.getRuntimeService().startProcessInstanceByKey(process, businessKey, variables);
  }

  /** Executes what is due, but for calls that are left to be made, and further parts of lists. */
  void executeJobs() {
    List<Job> due = due();
    while (!due.isEmpty()) {
      due.forEach(job -> execute(job.getId()));
      due = due();
    }
  }

  private List<Job> due() {
    return engine
        .getManagementService()
        .createJobQuery()
        .executable()
        .active()
        .messages()
        .list()
        .stream()
        .filter(job -> !((JobEntity) job).getJobHandlerType().contains("azure-batch-"))
        .toList();
  }

  private void execute(String jobId) {
    try {
      engine.getManagementService().executeJob(jobId);
    } catch (RuntimeException e) {
      // it is stored with the job
    }
  }

  /** Lets tasks run and instances go on, each to the person of its business key. */
  void settle() {
    for (int step = 0; step < 8; step++) {
      executeJobs();
      completeUserTasks();
      executeJobs();
      advance(STEP);
      awaitIdle();
      poll();
    }
    executeJobs();
  }

  private void completeUserTasks() {
    for (Task task : engine.getTaskService().createTaskQuery().list()) {
      String target =
          engine
              .getRuntimeService()
              .createProcessInstanceQuery()
              .processInstanceId(task.getProcessInstanceId())
              .singleResult()
              .getBusinessKey();
      if (!target.equals(task.getTaskDefinitionKey())) {
        engine.getTaskService().complete(task.getId());
      }
    }
  }

  /** Until each instance waits for the person of its business key. */
  void completeUserTasksOnTheWay() {
    for (int step = 0; step < 4; step++) {
      executeJobs();
      completeUserTasks();
    }
    executeJobs();
  }

  void poll() {
    plugin.poll();
  }

  void advance(Duration duration) {
    azure.batch().clock().advance(duration);
    ClockUtil.setCurrentTime(Date.from(azure.batch().clock().instant()));
  }

  private void awaitIdle() {
    try {
      if (!azure.batch().awaitIdle(PATIENCE)) {
        throw new AssertionError("Azure Batch tasks still run");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void retryIncident(String businessKey) {
    for (ExternalTask wait :
        engine.getExternalTaskService().createExternalTaskQuery().noRetriesLeft().list()) {
      if (wait.getBusinessKey().equals(businessKey)) {
        engine.getExternalTaskService().setRetries(wait.getId(), 1);
      }
    }
  }

  void stop(String businessKey) {
    engine
        .getRuntimeService()
        .createMessageCorrelation("stop")
        .processInstanceBusinessKey(businessKey)
        .correlateWithResult();
  }

  @Override
  public void close() {
    plugin.close();
    engine.close();
    ClockUtil.reset();
  }
}
