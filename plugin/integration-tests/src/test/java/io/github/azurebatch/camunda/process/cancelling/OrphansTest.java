package io.github.azurebatch.camunda.process.cancelling;

import static io.github.azurebatch.camunda.local.Operation.JOB_LIST;
import static io.github.azurebatch.camunda.local.Operation.JOB_PATCH;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.process.support.BatchTasks;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnEveryDatabase;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.builder.ServiceTaskBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tasks whose instance is gone without them are found. */
class OrphansTest {

  private static final Duration INTERVAL = Duration.ofHours(1).plusMinutes(1);

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final Engines engines = new Engines(azure);
  private final BatchTasks tasks = new BatchTasks(azure);
  private final String jobId = "orphans-" + UUID.randomUUID();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @BeforeEach
  void everyTaskRunsForHours() {
    Metrics.addRegistry(meters);
    azure.script(forTask("*").delay(Duration.ofHours(50)));
    azure.poll();
  }

  @AfterEach
  void removeTheMeters() {
    Metrics.removeRegistry(meters);
  }

  @Test
  void terminatesTheTaskOfACancelledInstanceAndNoOther() {
    deploy(submit -> submit);
    ProcessInstance cancelled = start();
    ProcessInstance other = start();
    deleteAndForget(cancelled);

    azure.advance(INTERVAL);
    azure.poll();

    tasks.assertOpen(jobId, engines.taskIdOf(other));
    assertThat(
            meters
                .get("camunda.azurebatch.orphans.terminated")
                // those of engines of other tests stay
                .tag("engine", azure.engine().getName())
                .counter()
                .count())
        .isOne();
  }

  @Test
  @OnEveryDatabase
  void searchesAgainSoonAfterASearchThatFailed() throws SQLException {
    deploy(submit -> submit);
    deleteAndForget(start());
    azure.advance(INTERVAL);

    sql("alter table ACT_HI_PROCINST rename to ELSEWHERE");
    try {
      assertThatThrownBy(azure::poll).isInstanceOf(ProcessEngineException.class);
    } finally {
      sql("alter table ELSEWHERE rename to ACT_HI_PROCINST");
    }
    azure.poll();

    tasks.assertOpen(jobId);
  }

  private static void sql(String statement) throws SQLException {
    DataSource database = azure.engine().getProcessEngineConfiguration().getDataSource();
    try (Connection connection = database.getConnection();
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  @Test
  void terminatesATaskWhoseJobCouldNotBeToldToEndBeforeTheInstanceWasDeleted() {
    deploy(submit -> submit.camundaInputParameter("onAllTasksComplete", "terminatejob"));
    azure.batch().faults().next(JOB_PATCH).answer(403, "InsufficientPermissions");
    ProcessInstance instance = start();
    assertThat(engines.onlyIncident(instance).getIncidentMessage()).contains(jobId);
    assertThat(tasks.open(jobId)).hasSize(1);

    deleteAndForget(instance);
    azure.advance(INTERVAL);
    azure.poll();

    tasks.assertOpen(jobId);
  }

  @Test
  void givesAYoungTaskTime() {
    deploy(submit -> submit);
    azure.advance(INTERVAL);
    deleteAndForget(start());

    azure.poll();

    assertThat(tasks.open(jobId)).hasSize(1);
  }

  @Test
  void leavesWhatAnInstanceLeftThatEndedByItself() {
    deploy(submit -> submit);
    ProcessInstance instance = start();
    engines.completeUserTask(instance);

    azure.advance(INTERVAL);
    azure.poll();

    assertThat(tasks.open(jobId)).hasSize(1);
    assertThat(reported()).isZero();
  }

  @Test
  void leavesWhatIsToBeLeft() {
    deploy(submit -> submit.camundaInputParameter("onCancel", "leave"));
    deleteAndForget(start());

    azure.advance(INTERVAL);
    azure.poll();

    assertThat(tasks.open(jobId)).hasSize(1);
    assertThat(reported()).isZero();
  }

  @Test
  void onlyReportsTheTaskOfAnInstanceWithoutHistory() {
    deploy(submit -> submit);
    ProcessInstance instance = start();
    deleteAndForget(instance);
    azure.engine().getHistoryService().deleteHistoricProcessInstance(instance.getId());

    azure.advance(INTERVAL);
    azure.poll();

    assertThat(tasks.open(jobId)).hasSize(1);
    assertThat(reported()).isOne();
  }

  @Test
  void onlyReportsWhereThatIsConfigured() {
    deploy(submit -> submit);
    deleteAndForget(start());

    azure.advance(INTERVAL);
    onAnotherNode(Map.of("orphans", "report"), AzureBatchProcessEnginePlugin::poll);

    assertThat(tasks.open(jobId)).hasSize(1);
  }

  @Test
  void searchesNothingWhereTheIntervalIsZero() {
    onAnotherNode(
        Map.of("reconcile-interval", "PT0S"),
        node -> {
          azure.batch().calls().reset();
          azure.advance(INTERVAL);
          node.poll();
          assertThat(azure.batch().calls().count(JOB_LIST)).isZero();
        });
  }

  @Test
  @OnEveryDatabase
  void oneNodeSearchesInAnInterval() {
    onAnotherNode(
        Map.of(),
        node -> {
          azure.batch().calls().reset();
          azure.advance(INTERVAL);
          node.poll();
          azure.poll();
          node.poll();
          assertThat(azure.batch().calls().count(JOB_LIST)).isOne();
        });
  }

  @Test
  void findsAfterAnOutageWhatItCouldNotAskFor() {
    deploy(submit -> submit);
    deleteAndForget(start());
    azure.batch().faults().next(9, JOB_LIST).answer(500, "InternalError", Duration.ZERO);

    azure.advance(INTERVAL);
    azure.poll();
    assertThat(tasks.open(jobId)).hasSize(1);
    azure.batch().faults().clear();
    azure.advance(INTERVAL);
    azure.poll();

    tasks.assertOpen(jobId);
  }

  private void deploy(UnaryOperator<ServiceTaskBuilder> submit) {
    azure.deploy(
        submit
            .apply(
                Models.createJob(jobId, "local")
                    .serviceTask("submit")
                    .camundaDelegateExpression("${azureBatchSubmitTask}")
                    .camundaInputParameter("jobId", jobId)
                    .camundaInputParameter("commandLine", "scripted"))
            .userTask("hold")
            .endEvent()
            .done());
  }

  private ProcessInstance start() {
    return engines.start(Map.of());
  }

  /** As if the transaction of the submission had come to nothing: nobody terminates the task. */
  private void deleteAndForget(ProcessInstance instance) {
    azure.engine().getRuntimeService().deleteProcessInstance(instance.getId(), "not needed");
    engines.jobs().forEach(job -> azure.engine().getManagementService().deleteJob(job.getId()));
  }

  private double reported() {
    return meters.get("camunda.azurebatch.orphans").gauge().value();
  }

  private static void onAnotherNode(
      Map<String, String> properties, Consumer<AzureBatchProcessEnginePlugin> what) {
    Map<String, String> all = new HashMap<>(azure.azure().properties());
    all.putAll(properties);
    ProcessEngineConfigurationImpl configuration =
        EngineSettings.on(azure.engine().getProcessEngineConfiguration().getDataSource())
            .configuration();
    ProcessEngine engine = null;
    try (AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin()) {
      plugin.setProperties(all);
      configuration.setProcessEnginePlugins(List.of(plugin));
      engine = configuration.buildProcessEngine();
      what.accept(plugin);
    } finally {
      if (engine != null) {
        engine.close();
      }
    }
  }
}
