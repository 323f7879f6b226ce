package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.watch.DueWaits.DueWait;
import io.github.azurebatch.camunda.impl.engine.wait.watch.JobWorkers.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Ends the waits that are due, as the second half of a round: several at a time, those first whose
 * tasks completed first.
 *
 * @param longest how long, before the Batch jobs are polled again; what is left stays due
 */
record EndDueWaits(
    Accounts accounts,
    PartLeases leases,
    EndWait endWait,
    Outages outages,
    Duration longest,
    JobWorkers workers,
    Clock clock) {

  /** Those of the Batch jobs that could be polled in this round. */
  void endAllOf(Collection<WatchedJob> polled) {
    Instant begun = clock.instant();
    Instant until = begun.plus(longest);
    List<List<Work>> lanes =
        DueWaits.of(polled, begun).stream()
            .map(lane -> lane.waits().stream().map(due -> work(due, until)).toList())
            .toList();
    workers.run(lanes, outages::beginOfEnds);
  }

  private Work work(DueWait due, Instant until) {
    Topic topic = due.job().topic();
    String name =
        "The end of wait '%s' (%s)".formatted(due.watched().externalTaskId(), topic.name());
    return new Work(name, topic, () -> end(due, until));
  }

  private void end(DueWait due, Instant until) {
    Instant now = clock.instant();
    if (now.isBefore(until) && mayEnd(due.job(), now)) {
      accounts.get(due.job().topic().account()).storageGate().requireOpen();
      endWait.end(due.job(), due.watched(), now);
    }
  }

  /** It may be a while since the round began. */
  private boolean mayEnd(WatchedJob job, Instant now) {
    return !outages.isPausing(job.topic(), now)
        && !outages.isPausingEnds(job.topic(), now)
        && leases.holds(job.part());
  }
}
