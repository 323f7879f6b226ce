package io.github.azurebatch.camunda.process.database;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.OnPostgresql;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** No connection is to be had for a while, in the middle of everything. */
@OnPostgresql
class ExhaustedPoolTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final int INSTANCES = 10;

  /** Longer than a Camunda job takes on a machine that is busy. */
  private static final int LOCK_MILLIS = 10_000;

  private final FaultyDatabase database = new FaultyDatabase(Databases.dataSource());
  private final Map<String, Integer> runs = new ConcurrentHashMap<>();

  @Test
  void isInTheHealthAndLosesNothing() {
    azure.script(
        forTask("*")
            .file("output.txt", "x")
            .action(task -> runs.merge(task.taskId(), 1, Integer::sum)));
    try (AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin()) {
      ProcessEngine engine = engine(plugin);
      try {
        engine
            .getRepositoryService()
            .createDeployment()
            .addModelInstance(
                "process.bpmn", Models.scripted("output.txt", UnaryOperator.identity()))
            .deploy();
        IntStream.range(0, INSTANCES)
            .forEach(i -> engine.getRuntimeService().startProcessInstanceByKey(Models.KEY));
        await().until(() -> !runs.isEmpty());

        database.exhaust(true);
        await().until(() -> saysThatTheDatabaseFails(plugin));
        database.exhaust(false);

        await().atMost(Duration.ofMinutes(3)).until(() -> ended(engine) == INSTANCES);
        await().until(() -> plugin.health().isUp());
        assertThat(runs).hasSize(INSTANCES).allSatisfy((id, n) -> assertThat(n).isOne());
        assertThat(engine.getRuntimeService().createIncidentQuery().list()).isEmpty();
      } finally {
        engine.close();
      }
    }
    assertThat(database.open()).isZero();
  }

  private static boolean saysThatTheDatabaseFails(AzureBatchProcessEnginePlugin plugin) {
    return plugin.health().outages().stream()
        .anyMatch(
            outage ->
                outage.subject().equals("watcher")
                    && outage.message().contains("request timed out")
                    && outage.message().contains("its connection pool"));
  }

  private ProcessEngine engine(AzureBatchProcessEnginePlugin plugin) {
    Map<String, String> properties = new HashMap<>(azure.azure().properties());
    properties.put("poll-interval", "PT0.2S");
    plugin.setProperties(properties);
    ProcessEngineConfigurationImpl configuration =
        EngineSettings.on(database.dataSource()).configuration();
    DefaultJobExecutor jobExecutor = new DefaultJobExecutor();
    // a Camunda job whose failure could not be recorded is locked until then
    jobExecutor.setLockTimeInMillis(LOCK_MILLIS);
    jobExecutor.setWaitTimeInMillis(200);
    jobExecutor.setMaxWait(500);
    jobExecutor.setMaxBackoff(500);
    configuration.setJobExecutor(jobExecutor);
    configuration.setJobExecutorActivate(true);
    configuration.setProcessEnginePlugins(List.of(plugin));
    return configuration.buildProcessEngine();
  }

  private static long ended(ProcessEngine engine) {
    return engine
        .getHistoryService()
        .createHistoricProcessInstanceQuery()
        .processDefinitionKey(Models.KEY)
        .finished()
        .count();
  }
}
