package io.github.azurebatch.camunda.process.database;

import static io.github.azurebatch.camunda.local.Operation.JOB_DELETE;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.LogCapture;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plugin needs no history; only the search for orphans knows less without one. */
class HistoryLevelsTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  private final String jobId = "history-" + UUID.randomUUID();

  @AfterEach
  void resetTheClock() {
    ClockUtil.reset();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "activity", "audit", "full"})
  void allStepsRunAndTheOutputsArrive(String level) {
    azure.script(forTask("*").file("output.txt", "x"));
    run(
        level,
        (engine, plugin) -> {
          engine.getRuntimeService().startProcessInstanceByKey(Models.KEY);
          for (int round = 0; round < 2; round++) {
            Engines.executeJobs(engine);
            new Engines(azure).awaitTasks();
            plugin.poll();
          }
          Engines.executeJobs(engine);

          // the name of the user task has what the wait has set
          assertThat(engine.getTaskService().createTaskQuery().list())
              .singleElement()
              .satisfies(task -> assertThat(task.getName()).isEqualTo("[output.txt]"));
          assertThat(engine.getRuntimeService().createIncidentQuery().list()).isEmpty();
          assertThat(azure.batch().calls().count(JOB_DELETE)).isOne();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "activity"})
  void theSearchForOrphansTerminatesOnlyWhatTheHistorySaysWasCancelled(String level) {
    azure.script(forTask("*").delay(Duration.ofHours(50)));
    run(
        level,
        (engine, plugin) -> {
          plugin.poll();
          String instance =
              engine.getRuntimeService().startProcessInstanceByKey(Models.KEY).getId();
          Engines.executeJobs(engine);
          engine.getRuntimeService().deleteProcessInstance(instance, "not needed");
          engine
              .getManagementService()
              .createJobQuery()
              .list()
              .forEach(job -> engine.getManagementService().deleteJob(job.getId()));
          azure.advance(Duration.ofHours(2));
          try (LogCapture log = new LogCapture()) {
            plugin.poll();

            assertThat(log.warnings("is still open, but its process instance"))
                .singleElement()
                .asString()
                .contains(
                    level.equals("none")
                        ? "is gone, and has no history"
                        : "was cancelled; it is terminated now");
          }
        });
  }

  private void run(String level, Scenario scenario) {
    try (AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin()) {
      plugin.setProperties(azure.azure().properties());
      ProcessEngineConfigurationImpl configuration = EngineSettings.h2().configuration();
      configuration.setHistory(level);
      configuration.setProcessEnginePlugins(List.of(plugin));
      ProcessEngine engine = configuration.buildProcessEngine();
      try {
        engine
            .getRepositoryService()
            .createDeployment()
            .addModelInstance(
                "process.bpmn",
                Models.stepsIn(jobId, "output.txt")
                    .serviceTask("cleanUp")
                    .camundaDelegateExpression("${azureBatchCleanUp}")
                    .camundaInputParameter("jobId", jobId)
                    .camundaInputParameter("deleteJob", "true")
                    .userTask("look")
                    .name("${outputs.files.keySet().toString()}")
                    .endEvent("done")
                    .done())
            .deploy();
        scenario.run(engine, plugin);
      } finally {
        engine.close();
      }
    }
  }

  private interface Scenario {
    void run(ProcessEngine engine, AzureBatchProcessEnginePlugin plugin);
  }
}
