package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.background.WorkerPool;
import io.github.azurebatch.camunda.impl.engine.lease.Leases;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Ends the waits whose time has come, as the second half of a round: several at a time, those first
 * that have waited longest.
 *
 * @param overdue what of it goes on although its round is over
 * @param longest how long, before the Batch jobs are looked at again; what is left stays due
 */
record EndDueWaits(
    Accounts accounts,
    Leases leases,
    EndWait endWait,
    Outages outages,
    OverdueWork overdue,
    Duration longest,
    WorkerPool workers,
    PerJobFailures perJobFailures,
    Clock clock) {

  /** Those of the Batch jobs that could be looked at in this round. */
  void endAllOf(Collection<WatchedJob> seen) {
    Instant begun = clock.instant();
    Instant until = begun.plus(longest);
    List<List<DueWaits.DueWait>> lanes =
        DueWaits.of(seen, begun).stream().map(DueWaits::waits).map(this::endable).toList();
    overdue.report(
        workers.forEachLane(lanes, due -> end(due, until)).stream()
            .map(EndDueWaits::name)
            .toList());
  }

  private List<DueWaits.DueWait> endable(List<DueWaits.DueWait> dues) {
    return dues.stream().filter(due -> !overdue.isAtWork(name(due))).toList();
  }

  private static String name(DueWaits.DueWait due) {
    return "The end of wait '%s' (%s)"
        .formatted(due.watched().externalTaskId(), due.job().topic().name());
  }

  private void end(DueWaits.DueWait due, Instant until) {
    if (clock.instant().isBefore(until)) {
      overdue.run(
          name(due),
          () -> perJobFailures.run(due.job().topic(), () -> end(due), outages::beginOfEnds));
    }
  }

  private void end(DueWaits.DueWait due) {
    Instant now = clock.instant();
    Topic topic = due.job().topic();
    if (mayEnd(topic, now)) {
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
