package io.github.azurebatch.camunda.process.database;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.process.support.EngineNode;
import io.github.azurebatch.camunda.process.support.EveryStep;
import io.github.azurebatch.camunda.process.support.NodeProcess;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import io.github.azurebatch.camunda.test.EngineSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.ProcessEngine;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * An engine on a file of H2 that is killed under load, with the setting that the plugin asks for.
 */
class FileDatabaseTest {

  @RegisterExtension static final AzureBatchExtension azure = AzureBatchExtension.onH2();

  private static final String WRITTEN_AT_ONCE = ";WRITE_DELAY=0";

  private static final int KILLS = 4;
  private static final int STARTED_BEFORE_A_KILL = 8;
  private static final int LONGEST_MILLIS = 1_500;
  private static final Duration PATIENCE = Duration.ofMinutes(6);

  private final Map<String, Integer> runs = new ConcurrentHashMap<>();
  private final List<String> keys = new ArrayList<>();

  /** A start that was told of counts; with the defaults of H2 some of them are forgotten. */
  @Test
  @Timeout(900)
  void losesAndDoublesNothingWhereCommitsAreWrittenAtOnce(@TempDir Path folder) throws Exception {
    azure.script(
        forTask("*")
            .file("output.txt", "x")
            .action(task -> runs.merge(task.task().path("commandLine").asText(), 1, Integer::sum)));
    String url = "jdbc:h2:" + folder.resolve("camunda") + WRITTEN_AT_ONCE;
    Path log = folder.resolve("nodes.log");
    ProcessEngine deploying = engine(url);
    deploying
        .getRepositoryService()
        .createDeployment()
        .addModelInstance("work.bpmn", EveryStep.process("local"))
        .deploy();
    deploying.close();
    Random random = new Random(7);

    for (int kill = 0; kill < KILLS; kill++) {
      NodeProcess node = start(url, log);
      for (int i = 0; i < STARTED_BEFORE_A_KILL; i++) {
        String key = "file-" + keys.size();
        node.startInstance(key);
        keys.add(key);
      }
      TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_MILLIS));
      node.kill();
    }
    try (NodeProcess node = start(url, log)) {
      await().atMost(PATIENCE).until(() -> node.running() == 0);
    }

    assertThat(runs)
        .containsOnlyKeys(
            keys.stream().flatMap(key -> EveryStep.commandLines(key).stream()).toList());
    assertThat(runs.values()).containsOnly(1);
    ProcessEngine after = engine(url);
    assertThat(
            after
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .activityId(EveryStep.END)
                .count())
        .isEqualTo(keys.size());
    assertThat(after.getHistoryService().createHistoricIncidentQuery().list()).isEmpty();
    after.close();
  }

  private static NodeProcess start(String url, Path log) {
    Map<String, String> settings = new HashMap<>(azure.azure().properties());
    settings.put("poll-interval", "PT0.5S");
    settings.put("lease-duration", "PT4S");
    settings.put(EngineNode.JOB_LOCK_TIME, "PT5S");
    return NodeProcess.start(url, settings, log).awaitStart();
  }

  /** In this JVM, without the plugin. */
  private static ProcessEngine engine(String url) {
    JdbcDataSource file = new JdbcDataSource();
    file.setURL(url);
    return EngineSettings.on(file).configuration().buildProcessEngine();
  }
}
