package io.github.azurebatch.camunda.benchmarks.cluster;

import io.github.azurebatch.camunda.benchmarks.report.Bar;
import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.run.Scale;
import io.github.azurebatch.camunda.benchmarks.site.Crowd;
import io.github.azurebatch.camunda.benchmarks.site.Models;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.NodeOptions;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** So many nodes share Batch jobs; while tasks complete, one of the nodes is killed. */
record ClusterRun(Site site, int nodeCount) {

  private static final int BATCH_JOBS = 12;
  private static final int SLOTS = 20;
  private static final Duration INTERVAL = Duration.ofSeconds(1);
  private static final Duration LEASE_DURATION = Duration.ofSeconds(10);

  List<Result> results(Scale scale) {
    String database = site.database();
    site.tasksTake(Duration.ofSeconds(1));
    // this one polls nothing: it starts the instances, and asks what became of them
    try (Node node = site.node(database, NodeOptions.quiet())) {
      Crowd crowd = Crowd.in(BATCH_JOBS, site.pool(SLOTS), site, node);
      crowd.growTo(BATCH_JOBS * Math.max(2, scale.lives()));
      try (ClusterNodes nodes = ClusterNodes.start(nodeCount, database, settings())) {
        nodes.awaitShares(BATCH_JOBS);
        double share = Collections.max(nodes.leases()) / ((double) BATCH_JOBS / nodeCount);
        crowd.openGate();
        double takeover = secondsOfTakeover(nodes, node);
        node.awaitEnds();
        long lost = crowd.size() - ended(node);
        return List.of(
            result("Batch jobs of the busiest node", share, "equal shares", exact(1.2), scale),
            result("takeover of a killed node's Batch jobs", takeover, "s", latest(), scale),
            result("lease conflicts", nodes.conflicts(), "transactions", exact(1), scale),
            result("instances lost with a killed node", lost, "", exact(0), scale));
      }
    }
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(site.azure().properties());
    settings.put("poll-interval", INTERVAL.toString());
    settings.put("lease-duration", LEASE_DURATION.toString());
    return settings;
  }

  /** Until the others look after all Batch jobs that still have waits. */
  private static double secondsOfTakeover(ClusterNodes nodes, Node node) {
    long begin = System.nanoTime();
    nodes.killOne();
    nodes.awaitLeases(() -> node.engine().getExternalTaskService().getTopicNames().size());
    return (double) (System.nanoTime() - begin) / TimeUnit.SECONDS.toNanos(1);
  }

  private static long ended(Node node) {
    return node.engine()
        .getHistoryService()
        .createHistoricProcessInstanceQuery()
        .processDefinitionKey(Models.WAITING)
        .finished()
        .count();
  }

  private static Bar exact(double limit) {
    return Bar.countAtMost(limit);
  }

  private static Bar latest() {
    return Bar.timeAtMost(LEASE_DURATION.plus(INTERVAL).toSeconds());
  }

  private Result result(String name, double value, String unit, Bar bar, Scale scale) {
    return Result.of(name + ", " + nodeCount + " nodes", value, unit, bar, scale.form());
  }
}
