package io.github.azurebatch.camunda.process.cluster;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.EngineNode;
import io.github.azurebatch.camunda.process.support.EveryStep;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.NodeProcess;
import io.github.azurebatch.camunda.process.support.OnPostgresql;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The clocks of two engine nodes are 20 minutes apart: to the one that is ahead, the other's leases
 * have ended, and it takes them. Both look after the same Batch jobs then, which costs calls.
 */
@OnPostgresql
class ClocksOfNodesTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final int INSTANCES = 40;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path logs = Path.of("target", "clocks");
  private final Map<String, Integer> runs = new ConcurrentHashMap<>();

  @Test
  void doNothingTwiceWhereTheirClocksAreApart() throws Exception {
    Files.createDirectories(logs);
    azure.script(
        forTask("*")
            .file("output.txt", "x")
            .action(task -> runs.merge(task.task().path("commandLine").asText(), 1, Integer::sum)));
    azure.deploy(EveryStep.process("local"));
    List<String> keys = IntStream.range(0, INSTANCES).mapToObj(i -> "clocks-" + i).toList();

    try (NodeProcess right = start("PT0S");
        NodeProcess ahead = start("PT20M")) {
      right.awaitStart();
      ahead.awaitStart();
      keys.forEach(key -> azure.start(Models.KEY, Map.of("key", key)));
      await().atMost(PATIENCE).until(() -> running() == 0);
    }

    assertThat(endedAtTheTimeOfTheNodeThatIsAhead()).isPositive();
    assertThat(azure.engine().getRuntimeService().createIncidentQuery().list()).isEmpty();
    assertThat(
            azure
                .engine()
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .activityId(EveryStep.END)
                .count())
        .isEqualTo(INSTANCES);
    assertThat(runs)
        .containsOnlyKeys(
            keys.stream().flatMap(key -> EveryStep.commandLines(key).stream()).toList());
    assertThat(runs.values()).containsOnly(1);
  }

  private static long endedAtTheTimeOfTheNodeThatIsAhead() {
    return azure
        .engine()
        .getHistoryService()
        .createHistoricActivityInstanceQuery()
        .finishedAfter(Date.from(Instant.now().plus(Duration.ofMinutes(10))))
        .count();
  }

  private NodeProcess start(String offset) {
    Map<String, String> settings = new HashMap<>(azure.azure().properties());
    settings.put("poll-interval", "PT0.5S");
    settings.put("lease-duration", "PT4S");
    settings.put(EngineNode.CLOCK_OFFSET, offset);
    return NodeProcess.start(Databases.postgresqlUrl(), settings, logs.resolve("nodes.log"));
  }

  private static long running() {
    return azure.engine().getRuntimeService().createProcessInstanceQuery().count();
  }
}
