package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.end.EndWait;
import io.github.azurebatch.camunda.impl.engine.wait.end.Ending;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedWait;
import io.github.azurebatch.camunda.impl.engine.wait.watch.DueWaits.DueWait;
import io.github.azurebatch.camunda.impl.engine.wait.watch.JobWorkers.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Ends the waits that are due, as the second half of a round: several at a time, those first whose
 * tasks completed first.
 */
final class EndDueWaits {

  private final Accounts accounts;
  private final PartLeases leases;
  private final EndWait endWait;
  private final Outages outages;
  private final Duration longest;
  private final JobWorkers workers;
  private final Clock clock;
  private final Set<String> judged = ConcurrentHashMap.newKeySet();

  /**
   * @param longest how long, before the Batch jobs are polled again; what is left stays due
   */
  EndDueWaits(
      Accounts accounts,
      PartLeases leases,
      EndWait endWait,
      Outages outages,
      Duration longest,
      JobWorkers workers,
      Clock clock) {
    this.accounts = accounts;
    this.leases = leases;
    this.endWait = endWait;
    this.outages = outages;
    this.longest = longest;
    this.workers = workers;
    this.clock = clock;
  }

  /** Those of the Batch jobs that could be polled in this round. */
  void endAllOf(Collection<WatchedJob> polled) {
    Instant begun = clock.instant();
    Instant until = begun.plus(longest);
    List<List<DueWait>> lanes =
        DueWaits.of(polled, begun).stream()
            .map(lane -> lane.waits().stream().filter(this::isNotJudged).toList())
            .toList();
    int count = lanes.stream().mapToInt(List::size).sum();
    Together together = new Together(endWait, clock, judged, count);
    run(lanes.stream().map(lane -> works(lane, until, together)).toList());
    run(together.rest().stream().map(ending -> List.of(work(ending, until))).toList());
  }

  private void run(List<List<Work>> lanes) {
    workers.run(lanes, outages::beginOfEnds);
  }

  private boolean isNotJudged(DueWait due) {
    return !judged.contains(due.watched().externalTaskId());
  }

  /** Several of one process instance would write the same rows together. */
  private List<Work> works(List<DueWait> lane, Instant until, Together together) {
    boolean alone = lane.size() > 1;
    return lane.stream().map(due -> work(due, until, alone, together)).toList();
  }

  private Work work(DueWait due, Instant until, boolean alone, Together together) {
    WatchedJob job = due.job();
    return work(
        job,
        due.watched(),
        () -> {
          together.begin();
          try {
            ifDue(job, until, now -> end(due, now, alone, together));
          } finally {
            together.endWhatIsEnough();
          }
        });
  }

  private void end(DueWait due, Instant now, boolean alone, Together together) {
    if (alone) {
      endWait.end(due.job(), due.watched(), now);
    } else {
      endWait.end(due.job(), due.watched(), now, together::add);
    }
  }

  private Work work(Ending ending, Instant until) {
    return work(
        ending.job(),
        ending.watched(),
        () -> ifDue(ending.job(), until, now -> endWait.end(ending, now)));
  }

  private static Work work(WatchedJob job, WatchedWait wait, Runnable action) {
    Topic topic = job.topic();
    String name = "The end of wait '%s' (%s)".formatted(wait.externalTaskId(), topic.name());
    return new Work(name, topic, action);
  }

  /** It may be a while since the round began. */
  private void ifDue(WatchedJob job, Instant until, Consumer<Instant> end) {
    Instant now = clock.instant();
    if (now.isBefore(until) && mayEnd(job, now)) {
      accounts.get(job.topic().account()).storageGate().requireOpen();
      end.accept(now);
    }
  }

  private boolean mayEnd(WatchedJob job, Instant now) {
    return !outages.isPausing(job.topic(), now)
        && !outages.isPausingEnds(job.topic(), now)
        && leases.holds(job.part());
  }
}
