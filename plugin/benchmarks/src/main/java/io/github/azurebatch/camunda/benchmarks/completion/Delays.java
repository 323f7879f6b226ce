package io.github.azurebatch.camunda.benchmarks.completion;

import io.github.azurebatch.camunda.benchmarks.site.Crowd;
import io.github.azurebatch.camunda.benchmarks.site.Node;
import io.github.azurebatch.camunda.benchmarks.site.Site;
import java.time.Duration;
import java.time.Instant;
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
            .flatMap(instance -> delay(instance, completed).stream())
            .sorted()
            .toList());
  }

  /** Empty for an instance that awaited nothing. */
  private static Optional<Long> delay(
      HistoricProcessInstance instance, Map<String, Instant> completed) {
    return Optional.ofNullable(completed.get(String.valueOf(instance.getBusinessKey())))
        .map(time -> Duration.between(time, instance.getEndTime().toInstant()).toMillis());
  }

  double percentile99() {
    return sorted.get((int) Math.ceil(PERCENTILE * sorted.size()) - 1);
  }

  double median() {
    return sorted.get((sorted.size() - 1) / 2);
  }
}
