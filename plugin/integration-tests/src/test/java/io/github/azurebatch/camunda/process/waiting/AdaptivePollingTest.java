package io.github.azurebatch.camunda.process.waiting;

import static io.github.azurebatch.camunda.local.Operation.TASK_LIST;
import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.AzureBatchProcessEnginePlugin;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Engines;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.SqlStatements;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How often an engine that polls by itself looks at a Batch job. */
class AdaptivePollingTest {

  private static final int ROUNDS = 40;

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private final AzureBatchProcessEnginePlugin plugin = new AzureBatchProcessEnginePlugin();

  @BeforeEach
  void waitForALongTask() {
    azure.script(forTask("*").delay(Duration.ofHours(5)));
    azure.deploy(Models.work("scripted", "output.txt"));
    azure.start(Models.KEY, Map.of());
    azure.executeJobs();
  }

  @Test
  void looksSeldomAtWhatRunsForLongAndOftenAgainWhenSomethingBegins() {
    azure.advance(Duration.ofHours(1));
    ProcessEngine polling = pollingEngine("PT4S");
    try {
      SqlStatements statements = SqlStatements.of(polling);

      assertThat(listingsIn(statements)).isBetween(1L, ROUNDS / 10L);

      azure.start(Models.KEY, Map.of());
      azure.executeJobs();
      assertThat(listingsIn(statements)).isGreaterThanOrEqualTo(ROUNDS / 2L);
    } finally {
      plugin.close();
      polling.close();
    }
  }

  @Test
  void looksAtOnceWhenASuspendedInstanceGoesOn() {
    azure.script(forTask("*").file("output.txt", "x"));
    ProcessInstance instance = azure.start(Models.KEY, Map.of());
    azure.executeJobs();
    RuntimeService runtime = azure.engine().getRuntimeService();
    runtime.suspendProcessInstanceById(instance.getId());
    azure.advance(Duration.ofHours(1));
    ProcessEngine polling = pollingEngine("PT10M");
    try {
      listingsIn(SqlStatements.of(polling));

      runtime.activateProcessInstanceById(instance.getId());

      await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () ->
                  runtime.createProcessInstanceQuery().processInstanceId(instance.getId()).count()
                      == 0);
    } finally {
      plugin.close();
      polling.close();
    }
  }

  private ProcessEngine pollingEngine(String maxPollInterval) {
    Map<String, String> properties = new HashMap<>(azure.azure().properties());
    properties.put("poll-interval", "PT0.1S");
    properties.put("max-poll-interval", maxPollInterval);
    plugin.setProperties(properties);
    return new Engines(azure).another(settings -> settings.setJobExecutorActivate(true), plugin);
  }

  private static long listingsIn(SqlStatements statements) {
    azure.batch().calls().reset();
    statements.reset();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> statements.byName().getOrDefault("selectProperties", 0L) >= ROUNDS);
    return azure.batch().calls().count(TASK_LIST);
  }
}
