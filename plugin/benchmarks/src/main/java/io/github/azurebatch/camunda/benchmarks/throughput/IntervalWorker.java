package io.github.azurebatch.camunda.benchmarks.throughput;

import io.github.azurebatch.camunda.benchmarks.baseline.CompletingWorker;
import io.github.azurebatch.camunda.benchmarks.baseline.OutputsExample;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Completes the waits of empty delegates, with the same interval as the plugin. */
final class IntervalWorker implements AutoCloseable {

  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
  private final CompletingWorker worker;
  private final Duration interval;

  IntervalWorker(Node node, Duration interval) {
    this.worker = new CompletingWorker("interval", node.engine().getExternalTaskService());
    this.interval = interval;
  }

  void start() {
    long millis = interval.toMillis();
    Map<String, Object> outputs = Map.of("outputs", OutputsExample.VALUE);
    thread.scheduleWithFixedDelay(
        () -> worker.completeAll(outputs), millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
