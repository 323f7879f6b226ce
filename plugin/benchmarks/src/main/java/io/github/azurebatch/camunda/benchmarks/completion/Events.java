package io.github.azurebatch.camunda.benchmarks.completion;

import io.github.azurebatch.camunda.benchmarks.report.Bar;
import io.github.azurebatch.camunda.benchmarks.report.Result;
import io.github.azurebatch.camunda.benchmarks.run.Benchmark;
import io.github.azurebatch.camunda.benchmarks.run.Scale;
import io.github.azurebatch.camunda.benchmarks.site.Crowd;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.NodeOptions;
import io.github.azurebatch.camunda.benchmarks.site.Patience;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import io.github.azurebatch.camunda.local.Operation;
import io.github.azurebatch.camunda.local.event.AzuriteQueues;
import io.github.azurebatch.camunda.local.event.LocalQueue;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Many wait while events of the storage account arrive: how often Batch is asked while nothing
 * happens, and how soon some of them go on whose tasks complete steadily, while the others wait.
 */
public final class Events implements Benchmark {

  private static final int JOBS = 4;
  private static final int SLOTS = 30;
  private static final Duration TASK = Duration.ofMillis(1500);

  /** Polls come between two of these at most every five minutes, for each Batch job. */
  private static final Duration IDLE = Duration.ofSeconds(30);

  private static final int MOST_THAT_END = 1_000;

  /** The part of them that comes first. */
  private static final int WARM_UP = 10;

  private static final double MOST_CALLS_PER_SECOND = 0.1;
  private static final double LONGEST_REACTION = 1_000;

  @Override
  public String name() {
    return "events";
  }

  @Override
  public List<Result> run(Site site, Scale scale) {
    try (AzuriteQueues queues = AzuriteQueues.start()) {
      LocalQueue queue = queues.queue(site.newName("events"));
      site.batch().events().deliverTo(queue);
      return run(site, scale, queue);
    }
  }

  private List<Result> run(Site site, Scale scale, LocalQueue queue) {
    String database = site.database();
    String poolId = site.pool(SLOTS);
    site.batch().scripts().clear();
    site.tasksWrite(TASK, "");
    Crowd crowd;
    try (Node quiet = site.node(database, NodeOptions.quiet())) {
      crowd = Crowd.uploadingIn(JOBS, poolId, site, quiet);
      crowd.growTo(scale.instances());
      quiet.analyzeTables();
    }
    NodeOptions withEvents =
        NodeOptions.running(Site.POLL_INTERVAL)
            .with("accounts.default.events.queue", queue.url().toString());
    try (Node node = site.node(database, withEvents)) {
      letEventsTakeOver(site, queue);
      double calls = callsPerSecond(site);
      Delays delays =
          delays(site, node, crowd, poolId, Math.min(scale.instances() / 2, MOST_THAT_END));
      String waits = scale.instances() + " waits";
      return List.of(
          Result.of(
              "list calls while nothing happens, 4 Batch jobs, with events, " + waits,
              calls,
              "per second",
              Bar.countAtMost(MOST_CALLS_PER_SECOND),
              scale.form()),
          Result.of(
                  "reaction with events, " + waits + ", 99th percentile",
                  delays.percentile99(),
                  "ms",
                  Bar.timeAtMost(LONGEST_REACTION),
                  scale.form())
              .beside("median", delays.median()));
    }
  }

  /** The first event tells that events arrive; a node that has just begun polls for a while. */
  private static void letEventsTakeOver(Site site, LocalQueue queue) {
    URI blob = URI.create(site.azure().storage().blobEndpoint() + "/none/none.txt");
    queue.send(site.batch().events().message(blob));
    Patience.until(
        () -> listCalls(site, Site.POLL_INTERVAL.multipliedBy(3)) == 0,
        "Batch jobs are not polled");
  }

  private static double callsPerSecond(Site site) {
    return (double) listCalls(site, IDLE) / IDLE.toSeconds();
  }

  private static long listCalls(Site site, Duration during) {
    site.batch().calls().reset();
    Patience.pass(during);
    return site.batch().calls().count(Operation.TASK_LIST);
  }

  /** Lets tasks complete until so many have, and all that these were awaited by has ended. */
  private static Delays delays(Site site, Node node, Crowd crowd, String poolId, int count) {
    crowd.openGate();
    Patience.until(() -> ended(node) >= count, "enough instances have ended");
    site.resize(poolId, 0);
    Patience.until(() -> ended(node) >= completed(site, crowd), "what has completed goes on");
    return Delays.of(site, node, crowd, count / WARM_UP);
  }

  private static long ended(Node node) {
    return node.engine()
        .getHistoryService()
        .createHistoricProcessInstanceQuery()
        .processDefinitionKey(Crowd.KEY)
        .finished()
        .count();
  }

  /** Without the gates, which are tasks as well. */
  private static int completed(Site site, Crowd crowd) {
    return crowd.jobs().stream().mapToInt(job -> site.completed(job.jobId()) - 1).sum();
  }
}
