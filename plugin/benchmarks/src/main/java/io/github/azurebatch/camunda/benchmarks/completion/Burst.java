package io.github.azurebatch.camunda.benchmarks.completion;

import io.github.azurebatch.camunda.benchmarks.baseline.ByHandModels;
import io.github.azurebatch.camunda.benchmarks.site.Crowd;
import io.github.azurebatch.camunda.benchmarks.site.Instances;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.NodeOptions;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.time.Duration;

/** All of many waits end at once, on nodes in this JVM, in which others have ended before. */
record Burst(Site site) {

  static final int JOBS = 4;
  static final int SLOTS = 100;

  /** The part of them that comes first. */
  private static final int WARM_UP = 10;

  Times times(int waits, int threads) {
    int warmUp = waits / WARM_UP;
    seconds(warmUp);
    site.reset();
    secondsByHand(warmUp, threads);
    double seconds = seconds(waits);
    site.reset();
    return new Times(seconds, secondsByHand(waits, threads));
  }

  private double seconds(int waits) {
    try (Node node = site.node(site.database(), NodeOptions.quiet())) {
      site.tasksTake(Duration.ZERO);
      Crowd crowd = Crowd.in(JOBS, site.pool(SLOTS), site, node);
      crowd.growTo(waits);
      // what waits has been read before
      node.plugin().poll();
      crowd.openGate();
      crowd.awaitCompleted();
      node.analyzeTables();
      return new Drain(node).seconds();
    }
  }

  private double secondsByHand(int waits, int threads) {
    NodeOptions options = NodeOptions.quiet().withBeans(ByHandModels.emptyBeans());
    try (Node node = site.node(site.database(), options)) {
      startByHand(node, waits);
      return new Drain(node).secondsByHand(threads);
    }
  }

  /** Instances that wait for a worker. */
  static void startByHand(Node node, int waits) {
    node.deploy(ByHandModels.waiting());
    new Instances(node, "none").start(ByHandModels.WAITING, waits);
    node.analyzeTables();
  }
}
