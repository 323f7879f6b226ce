package io.github.azurebatch.camunda.benchmarks.completion;

import io.github.azurebatch.camunda.benchmarks.site.Crowd;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.NodeOptions;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.time.Duration;

/**
 * The same on nodes that have just started: each in a JVM of its own, in which nothing has been
 * compiled yet. Those with the plugin and those without take turns, so that what changes slowly on
 * the machine favours neither.
 */
record FreshBurst(Site site) {

  /** The mean of two nodes each. */
  Times times(int waits, int threads) {
    double plugin = seconds(waits);
    double byHand = secondsByHand(waits, threads) + secondsByHand(waits, threads);
    plugin += seconds(waits);
    return new Times(plugin / 2, byHand / 2);
  }

  private double seconds(int waits) {
    String database = site.database();
    site.tasksTake(Duration.ZERO);
    Crowd crowd;
    try (Node starting = site.node(database, NodeOptions.quiet())) {
      crowd = Crowd.in(Burst.JOBS, site.pool(Burst.SLOTS), site, starting);
      crowd.growTo(waits);
      starting.analyzeTables();
    }
    try (FreshNode node = FreshNode.start(database, site, 0)) {
      crowd.openGate();
      crowd.awaitCompleted();
      double seconds = node.drain();
      site.reset();
      return seconds;
    }
  }

  private double secondsByHand(int waits, int threads) {
    String database = site.database();
    try (Node starting = site.node(database, NodeOptions.quiet())) {
      Burst.startByHand(starting, waits);
    }
    try (FreshNode node = FreshNode.start(database, site, threads)) {
      return node.drain();
    }
  }
}
