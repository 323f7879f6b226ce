package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.lease.Leases;
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
    Leases leases,
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
    Topic topic = due.job().topic();
    if (now.isBefore(until) && mayEnd(topic, now)) {
      accounts.get(topic.account()).storageGate().requireOpen();
      endWait.end(due.job(), due.watched(), now);
    }
  }

  /** It may be a while since the round began. */
  private boolean mayEnd(Topic topic, Instant now) {
    return !outages.isPausing(topic, now)
        && !outages.isPausingEnds(topic, now)
        && leases.holds(topic.name());
  }
}
