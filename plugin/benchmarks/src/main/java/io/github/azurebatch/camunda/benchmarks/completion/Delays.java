package io.github.azurebatch.camunda.benchmarks.completion;

import io.github.azurebatch.camunda.benchmarks.site.Crowd;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.history.HistoricProcessInstance;

/**
 * From the completion of a task at the service to the end of its process instance.
 *
 * @param sorted in milliseconds
 */
record Delays(List<Long> sorted) {

  private static final double PERCENTILE = 0.99;

  /** Of all instances that have ended. */
  static Delays of(Site site, Node node, Crowd crowd) {
    return of(site, node, crowd, 0);
  }

  /**
   * Of all instances that have ended, but for those whose tasks were the first to complete.
   *
   * @param first how many these are, which warm up what ends them
   */
  static Delays of(Site site, Node node, Crowd crowd, int first) {
    Map<String, Instant> completed = new HashMap<>();
    crowd.jobs().forEach(job -> completed.putAll(site.completionTimes(job.jobId())));
    return new Delays(
        node
            .engine()
            .getHistoryService()
            .createHistoricProcessInstanceQuery()
            .finished()
            .list()
            .stream()
            .flatMap(instance -> End.of(instance, completed).stream())
            .sorted(Comparator.comparing(End::completed))
            .skip(first)
            .map(End::millis)
            .sorted()
            .toList());
  }

  /** An instance has ended, and its task before it. */
  private record End(Instant completed, Instant ended) {

    /** Empty for an instance that awaited nothing. */
    static Optional<End> of(HistoricProcessInstance instance, Map<String, Instant> completed) {
      return Optional.ofNullable(completed.get(String.valueOf(instance.getBusinessKey())))
          .map(time -> new End(time, instance.getEndTime().toInstant()));
    }

    long millis() {
      return Duration.between(completed, ended).toMillis();
    }
  }

  double percentile99() {
    return sorted.get((int) Math.ceil(PERCENTILE * sorted.size()) - 1);
  }

  double median() {
    return sorted.get((sorted.size() - 1) / 2);
  }
}
