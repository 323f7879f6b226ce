package io.github.azurebatch.camunda.benchmarks.completion;

import io.github.azurebatch.camunda.benchmarks.baseline.CompletingWorker;
import io.github.azurebatch.camunda.benchmarks.baseline.OutputsExample;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ExternalTaskService;

/** All that waits on a node could go on: the time until the last process instance has ended. */
record Drain(Node node) {

  /** Rounds of the plugin over waits whose tasks have completed. */
  double seconds() {
    return seconds(node.plugin()::poll);
  }

  /** The engine's own part: workers that complete as many external tasks with a variable. */
  double secondsByHand(int threads) {
    return seconds(() -> completeAll(threads));
  }

  private double seconds(Runnable round) {
    long begin = System.nanoTime();
    node.startJobExecutor();
    while (waiting() > 0) {
      round.run();
    }
    node.awaitEnds();
    return (double) (System.nanoTime() - begin) / TimeUnit.SECONDS.toNanos(1);
  }

  private long waiting() {
    return node.engine().getExternalTaskService().createExternalTaskQuery().count();
  }

  private void completeAll(int threads) {
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
