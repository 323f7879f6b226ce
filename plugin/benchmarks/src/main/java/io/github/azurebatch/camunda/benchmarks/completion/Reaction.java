package io.github.azurebatch.camunda.benchmarks.completion;

import io.github.azurebatch.camunda.benchmarks.site.Crowd;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.NodeOptions;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * From the time when the Batch service has a task as completed to the time when the job executor
 * has run the process to its end, which comes right after the wait.
 */
record Reaction(Site site) {

  private static final int JOBS = 4;
  private static final Duration SHORTEST_TASK = Duration.ofSeconds(1);
  private static final Duration STEP = Duration.ofMillis(100);
  private static final int STEPS = 10;

  /**
   * The 99th percentile in milliseconds.
   *
   * @param perSecond how many tasks complete
   */
  double millis(int waits, int perSecond) {
    String database = site.database();
    String poolId = site.pool((int) Math.ceil(perSecond * meanSeconds()));
    Crowd crowd;
    tasksTakeDifferently();
    try (Node quiet = site.node(database, NodeOptions.quiet())) {
      crowd = Crowd.in(JOBS, poolId, site, quiet);
      crowd.growTo(waits);
      quiet.analyzeTables();
    }
    try (Node node = site.node(database, NodeOptions.running(Site.POLL_INTERVAL))) {
      crowd.openGate();
      node.awaitEnds();
      return Delays.of(site, node, crowd).percentile99();
    }
  }

  /** By the last digits of their ids: equally long ones would all complete at the same times. */
  private void tasksTakeDifferently() {
    site.tasksTake(SHORTEST_TASK);
    for (int step = 1; step < STEPS; step++) {
      site.tasksTake(SHORTEST_TASK.plus(STEP.multipliedBy(step)), String.valueOf(step));
    }
  }

  private static double meanSeconds() {
    Duration mean = SHORTEST_TASK.plus(STEP.multipliedBy(STEPS - 1).dividedBy(2));
    return (double) mean.toMillis() / TimeUnit.SECONDS.toMillis(1);
  }
}
