package io.github.azurebatch.camunda.benchmarks.completion;

import io.github.azurebatch.camunda.benchmarks.baseline.ByHandModels;
import io.github.azurebatch.camunda.benchmarks.baseline.CompletingWorker;
import io.github.azurebatch.camunda.benchmarks.baseline.OutputsExample;
import io.github.azurebatch.camunda.benchmarks.site.Crowd;
import io.github.azurebatch.camunda.benchmarks.site.Instances;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.NodeOptions;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ExternalTaskService;

/** All of many waits end at once: the time until the last process instance has ended. */
record Burst(Site site) {

  private static final int JOBS = 4;
  private static final int SLOTS = 100;

  /** Rounds of the plugin over waits whose tasks have completed. */
  double seconds(int waits) {
    try (Node node = site.node(site.database(), NodeOptions.quiet())) {
      site.tasksTake(Duration.ZERO);
      Crowd crowd = Crowd.in(JOBS, site.pool(SLOTS), site, node);
      crowd.growTo(waits);
      // what waits has been read before
      node.plugin().poll();
      crowd.openGate();
      crowd.awaitCompleted();
      return seconds(node, node.plugin()::poll);
    }
  }

  /** The engine's own part: workers that complete as many external tasks with a variable. */
  double secondsByHand(int waits, int threads) {
    NodeOptions options = NodeOptions.quiet().withBeans(ByHandModels.emptyBeans());
    try (Node node = site.node(site.database(), options)) {
      node.deploy(ByHandModels.waiting());
      new Instances(node, "none").start(ByHandModels.WAITING, waits);
      return seconds(node, () -> completeAll(node, threads));
    }
  }

  private static double seconds(Node node, Runnable round) {
    node.analyzeTables();
    long begin = System.nanoTime();
    node.startJobExecutor();
    while (waiting(node) > 0) {
      round.run();
    }
    node.awaitEnds();
    return (double) (System.nanoTime() - begin) / TimeUnit.SECONDS.toNanos(1);
  }

  private static long waiting(Node node) {
    return node.engine().getExternalTaskService().createExternalTaskQuery().count();
  }

  private static void completeAll(Node node, int threads) {
    Map<String, Object> outputs = Map.of("outputs", OutputsExample.VALUE);
    ExternalTaskService externalTasks = node.engine().getExternalTaskService();
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      CompletableFuture.allOf(
              IntStream.range(0, threads)
                  .mapToObj(i -> new CompletingWorker("worker-" + i, externalTasks))
                  .map(
                      worker ->
                          CompletableFuture.runAsync(() -> worker.completeAll(outputs), executor))
                  .toArray(CompletableFuture<?>[]::new))
          .join();
    } finally {
      executor.shutdown();
    }
  }
}
