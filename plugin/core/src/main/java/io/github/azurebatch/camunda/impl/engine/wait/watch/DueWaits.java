package io.github.azurebatch.camunda.impl.engine.wait.watch;

import static java.util.stream.Collectors.groupingBy;

import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The waits of one process instance that are to be ended now, in the order in which their tasks
 * completed. Their transactions write the same rows, so they come one after another.
 */
record DueWaits(List<DueWait> waits) {

  private static final Comparator<DueWait> BY_COMPLETION =
      Comparator.comparing(due -> due.watched().progress().completionTime().orElse(Instant.MIN));

  /** All of the jobs, by process instance; that with the earliest completion is first. */
  static List<DueWaits> of(Collection<WatchedJob> jobs, Instant now) {
    return jobs.stream()
        .flatMap(
            job ->
                job.waits().stream()
                    .filter(wait -> wait.isDue(now))
                    .map(wait -> new DueWait(job, wait)))
        .sorted(BY_COMPLETION)
        .collect(groupingBy(due -> due.watched().lane()))
        .values()
        .stream()
        .map(DueWaits::new)
        .sorted(Comparator.comparing(lane -> lane.waits().get(0), BY_COMPLETION))
        .toList();
  }

  /** One of them, in its Batch job. */
  record DueWait(WatchedJob job, WatchedWait watched) {}
}
