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
 * @param late what of it goes on although its round is over
 * @param longest how long, before the Batch jobs are looked at again; what is left stays due
 */
record EndDueWaits(
    Accounts accounts,
    Leases leases,
    EndWait ending,
    Outages outages,
    OverdueWork late,
    Duration longest,
    WorkerPool crew,
    PerJobFailures guard,
    Clock clock) {

  /** Those of the Batch jobs that could be looked at in this round. */
  void endAllOf(Collection<WatchedJob> seen) {
    Instant begun = clock.instant();
    Instant until = begun.plus(longest);
    List<List<DueWaits.DueWait>> due =
        DueWaits.of(seen, begun).stream().map(DueWaits::waits).map(this::endable).toList();
    late.report(
        crew.forEachLane(due, wait -> end(wait, until)).stream().map(EndDueWaits::name).toList());
  }

  private List<DueWaits.DueWait> endable(List<DueWaits.DueWait> waits) {
    return waits.stream().filter(wait -> !late.isAtWork(name(wait))).toList();
  }

  private static String name(DueWaits.DueWait wait) {
    return "The end of wait '%s' (%s)"
        .formatted(wait.waiter().externalTaskId(), wait.job().topic().name());
  }

  private void end(DueWaits.DueWait wait, Instant until) {
    if (clock.instant().isBefore(until)) {
      late.run(
          name(wait), () -> guard.run(wait.job().topic(), () -> end(wait), outages::beginOfEnds));
    }
  }

  private void end(DueWaits.DueWait wait) {
    Instant now = clock.instant();
    Topic topic = wait.job().topic();
    if (mayEnd(topic, now)) {
      accounts.get(topic.account()).storageGate().requireOpen();
      ending.end(wait.job(), wait.waiter(), now);
    }
  }

  /** It may be a while since the round began. */
  private boolean mayEnd(Topic topic, Instant now) {
    return !outages.isPausing(topic, now)
        && !outages.isPausingEnds(topic, now)
        && leases.holds(topic.name());
  }
}
