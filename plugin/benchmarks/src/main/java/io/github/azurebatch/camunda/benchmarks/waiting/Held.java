package io.github.azurebatch.camunda.benchmarks.waiting;

import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.NodeOptions;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What an engine holds while its instances wait: threads in its or the plugin's code, and jobs. */
record Held(long threads, long camundaJobs) {

  private static final List<String> CODE =
      List.of(
          "org.camunda.bpm.engine.",
          "io.github.azurebatch.camunda.impl.",
          "io.github.azurebatch.camunda.storage.");

  /** By another node on that database, with job executor and watcher, between two rounds. */
  static Held on(String database, Site site) {
    try (Node node = site.node(database, NodeOptions.running(Duration.ofHours(1)))) {
      return of(node);
    }
  }

  static Held of(Node node) {
    long threads =
        Thread.getAllStackTraces().entrySet().stream()
            .filter(thread -> thread.getKey() != Thread.currentThread())
            .filter(thread -> Arrays.stream(thread.getValue()).anyMatch(Held::isOfEngine))
            .count();
    return new Held(threads, node.engine().getManagementService().createJobQuery().count());
  }

  private static boolean isOfEngine(StackTraceElement frame) {
    return CODE.stream().anyMatch(frame.getClassName()::startsWith);
  }

  /** Threads and jobs more than before, for each wait; timers are jobs. */
  double perWait(Held before, int waits) {
    return (double) (threads - before.threads + camundaJobs - before.camundaJobs) / waits;
  }
}
