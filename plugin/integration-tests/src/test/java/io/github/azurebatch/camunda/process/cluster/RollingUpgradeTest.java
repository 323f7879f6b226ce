package io.github.azurebatch.camunda.process.cluster;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.local.TaskAssignment;
import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.EarlierBuild;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.NodeProcess;
import io.github.azurebatch.camunda.process.support.OnlyInTheUpgrade;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Engine nodes of an earlier build and of today's on one PostgreSQL; the engine of the test polls
 * nothing and executes no Camunda job.
 */
@OnlyInTheUpgrade
class RollingUpgradeTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  /** The last one before operators could steer waits. */
  private static final String EARLIER = "a22cd99f";

  private static final int JOBS = 4;
  private static final int WAITS = 2 * JOBS;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Path LOGS = Path.of("target", "cluster");

  private static EarlierBuild earlier;

  /** Of the Batch jobs of one test. */
  private final String prefix = "upgrade-" + UUID.randomUUID() + "-";

  private final CountDownLatch released = new CountDownLatch(1);
  private List<ProcessInstance> instances = List.of();

  @BeforeAll
  static void compileTheEarlierBuild() throws Exception {
    Files.createDirectories(LOGS);
    earlier = EarlierBuild.of(EARLIER);
  }

  @Test
  void waitsThatTheEarlierBuildBeganEndOnTodays() throws IOException {
    startInstances();
    try (NodeProcess node = startEarlier()) {
      awaitWaits(node, JOBS);
    }
    assertThat(Files.readString(log("earlier")))
        .as("what was written before lines had codes")
        .contains(" Submitted Azure Batch task")
        .doesNotContain("AZURE-BATCH-");
    released.countDown();

    try (NodeProcess node = startTodays()) {
      awaitEnd(node);
    }
  }

  @Test
  void waitsThatTodaysBuildBeganEndOnTheEarlier() {
    startInstances();
    try (NodeProcess node = startTodays()) {
      awaitWaits(node, JOBS);
    }
    released.countDown();

    try (NodeProcess node = startEarlier()) {
      awaitEnd(node);
    }
  }

  @Test
  void nodesOfBothBuildsShareTheBatchJobsWhateverAnOperatorDecides() {
    try (NodeProcess one = startEarlier();
        NodeProcess other = startTodays()) {
      startInstances();
      awaitWaits(one, JOBS / 2);
      awaitWaits(other, JOBS / 2);
      waits().forEach(wait -> azure.plugin().operations().letRun(wait.getId()));
      released.countDown();

      awaitEnd(one);
    }
  }

  @Test
  void anIncidentOfTheEarlierBuildIsRetriedOnTodays() {
    azure.script(forTask("*").exitCode(1));
    start();
    try (NodeProcess node = startEarlier()) {
      await().atMost(PATIENCE).until(() -> incidents() == WAITS);
      assertThat(node.isAlive()).isTrue();
    }
    azure.script(forTask("*").file("output.txt", "42"));

    try (NodeProcess node = startTodays()) {
      waits().forEach(wait -> externalTasks().setRetries(wait.getId(), 1));
      awaitEnd(node);
    }
  }

  private void startInstances() {
    azure.script(forTask("*").file("output.txt", "42").action(this::awaitRelease));
    start();
  }

  private void awaitRelease(TaskAssignment task) {
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void start() {
    azure.deploy(Models.inJob("${jobId}", "output.txt"));
    instances =
        IntStream.range(0, WAITS)
            .mapToObj(i -> azure.start(Models.KEY, Map.of("jobId", prefix + i % JOBS)))
            .toList();
  }

  private static NodeProcess startEarlier() {
    return NodeProcess.start(Databases.postgresqlUrl(), settings(), log("earlier"), earlier)
        .awaitStart();
  }

  private static NodeProcess startTodays() {
    return NodeProcess.start(Databases.postgresqlUrl(), settings(), log("todays")).awaitStart();
  }

  private static Path log(String build) {
    return LOGS.resolve(build + ".log");
  }

  private static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(azure.azure().properties());
    settings.put("poll-interval", "500ms");
    settings.put("lease-duration", "6s");
    return settings;
  }

  private void awaitWaits(NodeProcess node, int leases) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                waits().size() == WAITS
                    && node.meter("camunda.azurebatch.leases") == leases
                    && tasks() == WAITS);
  }

  /**
   * All instances have ended as their models say, each with its one task, and without an incident.
   */
  private void awaitEnd(NodeProcess node) {
    await()
        .atMost(PATIENCE)
        .failFast("the node has died; its log may tell why", () -> !node.isAlive())
        .until(() -> azure.engine().getRuntimeService().createProcessInstanceQuery().count() == 0);

    assertThat(tasks()).isEqualTo(WAITS);
    assertThat(instances)
        .allSatisfy(
            instance ->
                assertThat(azure.variable(instance, "outputs").toString()).contains("output.txt"));
  }

  private long tasks() {
    return azure.batch().tasks().stream().filter(task -> task.jobId().startsWith(prefix)).count();
  }

  private static long incidents() {
    return azure.engine().getRuntimeService().createIncidentQuery().count();
  }

  private static List<ExternalTask> waits() {
    return externalTasks().createExternalTaskQuery().list();
  }

  private static ExternalTaskService externalTasks() {
    return azure.engine().getExternalTaskService();
  }
}
