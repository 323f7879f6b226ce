package io.github.azurebatch.camunda.process.cluster;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.process.support.Databases;
import io.github.azurebatch.camunda.process.support.Models;
import io.github.azurebatch.camunda.process.support.NodeProcess;
import io.github.azurebatch.camunda.process.support.OnPostgresql;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three engines in JVMs of their own on one PostgreSQL; the engine of the test polls nothing. */
@OnPostgresql
class ClusterTest {

  @RegisterExtension
  static final AzureBatchExtension azure = AzureBatchExtension.on(Databases.current());

  private static final int JOBS = 12;
  private static final int WAITS_A_JOB = 2;

  /**
   * The most leases that a node changes in one transaction here. One transaction may meet another
   * node's, which undoes it as a whole; its node plans anew.
   */
  private static final int LARGEST_SHARE = JOBS / 2;

  private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
  private static final Duration LEASE_DURATION = Duration.ofSeconds(20);

  /** What the machine may be late; less than a lease, which a node that stops gives back. */
  private static final Duration SLACK = Duration.ofSeconds(15);

  private static final Duration START = Duration.ofSeconds(60);

  private final List<NodeProcess> nodes = new ArrayList<>();
  private final Path logs = Path.of("target", "cluster");
  private double acquisitions;
  private double conflicts;

  @BeforeEach
  void createTheDirectoryOfLogs() throws Exception {
    Files.createDirectories(logs);
  }

  @AfterEach
  void stopAll() {
    nodes.forEach(NodeProcess::close);
  }

  @Test
  void threeNodesShareBatchJobsWhateverBecomesOfOneOfThem() {
    startWaits();
    Stream.generate(this::startNode).limit(3).toList().forEach(NodeProcess::awaitStart);
    awaitLeases(START, 4, 4, 4);

    kill(nodes.get(0));
    awaitLeases(LEASE_DURATION.plus(POLL_INTERVAL).plus(SLACK), 6, 6);

    startNode().awaitStart();
    awaitLeases(START, 4, 4, 4);

    stop(nodes.get(0));
    awaitLeases(POLL_INTERVAL.plus(SLACK), 6, 6);

    azure.batch().terminateAllTasks();
    await().atMost(START).until(() -> instances() == 0);
    assertThat(countOf("caught")).isEqualTo(JOBS * WAITS_A_JOB);
    assertThat(countOf("await")).isEqualTo(JOBS * WAITS_A_JOB);
    nodes.forEach(this::count);
    assertThat(acquisitions).isGreaterThanOrEqualTo(JOBS);
    assertThat(conflicts).isLessThanOrEqualTo(LARGEST_SHARE);
  }

  private void startWaits() {
    azure.script(forTask("*").delay(Duration.ofHours(1)));
    azure.deploy(Models.catching(Models.inJob("${jobId}", "output.txt"), "AzureBatchTaskFailed"));
    IntStream.range(0, JOBS * WAITS_A_JOB)
        .forEach(i -> azure.start(Models.KEY, Map.of("jobId", "cluster-" + i % JOBS)));
    azure.executeJobs();
  }

  private NodeProcess startNode() {
    Map<String, String> settings = new HashMap<>(azure.azure().properties());
    settings.put("poll-interval", POLL_INTERVAL.toString());
    settings.put("lease-duration", LEASE_DURATION.toString());
    NodeProcess node =
        NodeProcess.start(Databases.postgresqlUrl(), settings, logs.resolve("nodes.log"));
    nodes.add(node);
    return node;
  }

  private void kill(NodeProcess node) {
    count(node);
    node.kill();
    nodes.remove(node);
  }

  private void stop(NodeProcess node) {
    count(node);
    node.close();
    nodes.remove(node);
  }

  private void count(NodeProcess node) {
    acquisitions += node.meter("camunda.azurebatch.lease.acquisitions");
    conflicts += node.meter("camunda.azurebatch.lease.conflicts");
  }

  private void awaitLeases(Duration patience, Integer... counts) {
    await()
        .atMost(patience)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(nodes).map(ClusterTest::leases).containsExactly(counts));
  }

  private static int leases(NodeProcess node) {
    return (int) node.meter("camunda.azurebatch.leases");
  }

  private static long instances() {
    return engine().getRuntimeService().createProcessInstanceQuery().count();
  }

  private static long countOf(String activityId) {
    return engine()
        .getHistoryService()
        .createHistoricActivityInstanceQuery()
        .activityId(activityId)
        .count();
  }

  private static ProcessEngine engine() {
    return azure.engine();
  }
}
