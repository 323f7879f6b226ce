package io.github.azurebatch.camunda.process.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.NodeProcess;
import io.github.azurebatch.camunda.process.support.OnPostgresql;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The node that reads the queue is killed with messages that it has received. */
@OnPostgresql
class KilledReaderTest {

  private static final int TASKS = 10;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  @RegisterExtension static final EventBench bench = new EventBench(azure);

  @Test
  void anotherOneGoesOnAndNoWaitIsLost() throws Exception {
    Path log = Path.of("target", "cluster", "killed-reader.log");
    Files.createDirectories(log.getParent());
    Map<String, String> settings = new HashMap<>(bench.settings());
    settings.put("lease-duration", "PT4S");
    String job = "job-" + UUID.randomUUID();
    bench.deploy();
    try (NodeProcess killed = NodeProcess.start(Databases.postgresqlUrl(), settings, log)) {
      killed.awaitStart();
      List<ProcessInstance> instances =
          IntStream.range(0, TASKS)
              .mapToObj(i -> bench.start("task-" + i, job, Duration.ofHours(1)))
              .toList();
      await().atMost(PATIENCE).until(() -> killed.meter("camunda.azurebatch.waits") == TASKS);

      azure.batch().clock().advance(Duration.ofHours(1));
      await().atMost(PATIENCE).until(() -> killed.meter("camunda.azurebatch.events") > 0);
      killed.kill();
      try (NodeProcess next = NodeProcess.start(Databases.postgresqlUrl(), settings, log)) {
        next.awaitStart();
        await().atMost(PATIENCE).until(() -> instances.stream().noneMatch(bench::isWaiting));
        await().atMost(PATIENCE).until(() -> bench.queue().size() == 0);
      }
      assertThat(azure.engine().getRuntimeService().createIncidentQuery().count()).isZero();
    }
  }
}
