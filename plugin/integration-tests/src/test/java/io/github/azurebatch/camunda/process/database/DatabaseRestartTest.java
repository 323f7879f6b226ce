package io.github.azurebatch.camunda.process.database;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.process.support.EngineNode;
import io.github.azurebatch.camunda.process.support.EveryStep;
import io.github.azurebatch.camunda.process.support.NodeProcess;
import io.github.azurebatch.camunda.process.support.OnPostgresql;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** The server of PostgreSQL is stopped, with all of its connections, and started again. */
@OnPostgresql
class DatabaseRestartTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  private static final int INSTANCES = 40;
  private static final int RESTARTS = 3;
  private static final long MILLIS_BETWEEN = 1_500;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Map<String, Integer> runs = new ConcurrentHashMap<>();

  @Test
  @Timeout(900)
  void losesAndDoublesNothingAndCostsNoRetry(@TempDir Path folder) throws Exception {
    azure.script(
        forTask("*")
            .file("output.txt", "x")
            .action(task -> runs.merge(task.task().path("commandLine").asText(), 1, Integer::sum)));
    List<String> keys = IntStream.range(0, INSTANCES).mapToObj(i -> "restart-" + i).toList();
    EmbeddedPostgres server = server(folder, 0);
    int port = server.getPort();
    String url = server.getJdbcUrl("postgres", "postgres");
    ProcessEngine watching = engine(url);
    watching
        .getRepositoryService()
        .createDeployment()
        .addModelInstance("work.bpmn", EveryStep.process("local"))
        .deploy();

    try (NodeProcess node = node(url, folder)) {
      keys.forEach(node::startInstance);
      for (int restart = 0; restart < RESTARTS; restart++) {
        TimeUnit.MILLISECONDS.sleep(MILLIS_BETWEEN);
        assertThat(running(watching)).isPositive();
        server.close();
        server = server(folder, port);
      }
      await().atMost(PATIENCE).until(() -> running(watching) == 0);
    }

    assertThat(runs)
        .containsOnlyKeys(
            keys.stream().flatMap(key -> EveryStep.commandLines(key).stream()).toList());
    assertThat(runs.values()).containsOnly(1);
    assertThat(watching.getHistoryService().createHistoricIncidentQuery().list()).isEmpty();
    assertThat(
            watching
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .activityId(EveryStep.END)
                .count())
        .isEqualTo(INSTANCES);
    watching.close();
    server.close();
  }

  /** On the same data; what was committed is written at once. */
  private static EmbeddedPostgres server(Path folder, int port) throws IOException {
    return EmbeddedPostgres.builder()
        .setPort(port)
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(false)
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .start();
  }

  private static NodeProcess node(String url, Path folder) {
    Map<String, String> settings = new HashMap<>(azure.azure().properties());
    settings.put("poll-interval", "PT0.5S");
    settings.put("lease-duration", "PT4S");
    settings.put(EngineNode.JOB_LOCK_TIME, "PT5S");
    return NodeProcess.start(url, settings, folder.resolve("node.log")).awaitStart();
  }

  /** In this JVM, without the plugin; its connections last no longer than a call. */
  private static ProcessEngine engine(String url) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url);
    return EngineSettings.on(database).configuration().buildProcessEngine();
  }

  private static long running(ProcessEngine engine) {
    return engine.getRuntimeService().createProcessInstanceQuery().count();
  }
}
