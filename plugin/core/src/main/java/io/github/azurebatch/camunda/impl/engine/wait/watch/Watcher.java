package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.event.Arrived;
import io.github.azurebatch.camunda.impl.engine.event.StorageEvents;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.store.ForeignWorkers;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitQueries;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicSummaries;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicSummary;
import io.github.azurebatch.camunda.impl.engine.wait.watch.JobWorkers.Work;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;

/**
 * Looks after all waits of this engine node: one list call for each leased Batch job and round,
 * however many waits there are, or none while its tasks run for long. First all Batch jobs are
 * polled, then the waits are ended that are due, both by several threads. What goes wrong with one
 * Batch job is kept from the others; the round goes on without a poll or an end that takes too
 * long. Its lease stays: what makes it hang would make it hang on another node, too.
 */
final class Watcher {

  /** A round that takes longer hangs. */
  static final Duration LONGEST_ROUND = Duration.ofMinutes(10);

  private final Accounts accounts;
  private final TopicSummaries summaries;
  private final WaitQueries waits;
  private final PartLeases leases;
  private final PollJob pollJob;
  private final EndDueWaits endDueWaits;
  private final Outages outages;
  private final AccountProbe accountProbe;
  private final JobWorkers workers;
  private final PerJobFailures perJobFailures;
  private final ForeignWorkers foreignWorkers;
  private final StorageEvents events;
  private final Clock clock;
  private final Map<TopicPart, WatchedJob> jobs = new ConcurrentHashMap<>();
  private volatile Instant begun = Instant.MIN;
  private volatile int waitCount;
  private volatile int stuckCount;

  Watcher(
      Accounts accounts,
      TopicSummaries summaries,
      WaitQueries waits,
      PartLeases leases,
      PollJob pollJob,
      EndDueWaits endDueWaits,
      Outages outages,
      JobWorkers workers,
      PerJobFailures perJobFailures,
      ForeignWorkers foreignWorkers,
      StorageEvents events,
      Clock clock) {
    this.accounts = accounts;
    this.summaries = summaries;
    this.waits = waits;
    this.leases = leases;
    this.pollJob = pollJob;
    this.endDueWaits = endDueWaits;
    this.outages = outages;
    this.accountProbe = new AccountProbe(accounts, outages, clock);
    this.workers = workers;
    this.perJobFailures = perJobFailures;
    this.foreignWorkers = foreignWorkers;
    this.events = events;
    this.clock = clock;
  }

  /** One round that polls all Batch jobs that have waits and whose lease this node has or gets. */
  void poll() {
    round(pollJob::always);
  }

  /** One round that polls only the Batch jobs for which it is time. */
  void pollWhatIsDue() {
    round(pollJob::ifDue);
  }

  /** Blobs were written. */
  void arrived(Arrived arrived) {
    jobs.values().forEach(job -> job.arrived(arrived));
  }

  /** Looks at the Batch jobs of which something arrived, between two rounds. */
  void lookAtWhatArrived() {
    if (jobs.values().stream().anyMatch(WatchedJob::isLookDue)) {
      look();
    }
  }

  private synchronized void look() {
    List<TopicSummary> due =
        summaries.all().stream()
            .filter(found -> watched(found.part()).filter(WatchedJob::isLookDue).isPresent())
            .toList();
    endDueWaits.endAllOf(pollAll(due, pollJob::ifDue));
  }

  private synchronized void round(Poll poll) {
    begun = clock.instant();
    List<TopicSummary> found = summaries.all();
    share(found.stream().map(TopicSummary::part).toList());
    List<TopicSummary> own = found.stream().filter(each -> leases.mayGoOn(each.part())).toList();
    endDueWaits.endAllOf(pollAll(own.stream().filter(this::isConfigured).toList(), poll));
    outages.retain(own.stream().map(TopicSummary::topic).toList());
    foreignWorkers.retain(jobs.keySet());
    waitCount = jobs.values().stream().mapToInt(job -> job.waits().size()).sum();
    stuckCount = jobs.values().stream().mapToInt(WatchedJob::stuckCount).sum();
  }

  /** Returns those that could be polled. */
  private Collection<WatchedJob> pollAll(List<TopicSummary> summaries, Poll poll) {
    Instant now = clock.instant();
    Collection<WatchedJob> polled = new ConcurrentLinkedQueue<>();
    List<Work> works = new ArrayList<>();
    for (TopicSummary summary : summaries) {
      perJobFailures.run(
          summary.topic(),
          () ->
              held(summary.part(), now)
                  .map(job -> Work.poll(job.part(), () -> poll(job, summary, now, poll, polled)))
                  .ifPresent(works::add),
          outages::begin);
    }
    List<TopicPart> parts = summaries.stream().map(TopicSummary::part).toList();
    for (TopicPart part : accountProbe.due(parts, leases::holds, now)) {
      works.add(Work.poll(part, () -> accountProbe.probe(part.topic(), now)));
    }
    workers.run(works.stream().map(List::of).toList(), outages::begin);
    return List.copyOf(polled);
  }

  /** It may be a while since the round began, so it is asked again whether to. */
  private void poll(
      WatchedJob job, TopicSummary summary, Instant now, Poll poll, Collection<WatchedJob> polled) {
    if (!outages.isPausing(job.topic(), clock.instant()) && leases.holds(job.part())) {
      poll.of(job, summary, now, () -> leases.holds(job.part()));
      polled.add(job);
    }
  }

  private void share(List<TopicPart> all) {
    leases.share(all);
    Set<String> changed = leases.takeWoken();
    // what an operator has changed is read anew, and polled at once
    jobs.keySet().removeIf(part -> !leases.holds(part) || changed.contains(part.name()));
  }

  /** Another node may know the account, so its Batch jobs are not even leased. */
  private boolean isConfigured(TopicSummary found) {
    boolean configured = accounts.has(found.topic().account());
    if (!configured) {
      outages.reportUnknown(found.topic());
    }
    return configured;
  }

  private Optional<WatchedJob> held(TopicPart part, Instant now) {
    if (outages.isPausing(part.topic(), now)) {
      return Optional.empty();
    }
    // the waits of other accounts must not wait with it
    accounts.get(part.topic().account()).batchGate().requireOpen();
    if (leases.holds(part)) {
      return Optional.of(jobs.computeIfAbsent(part, this::watch));
    }
    jobs.remove(part);
    return Optional.empty();
  }

  private WatchedJob watch(TopicPart part) {
    // Batch jobs that are watched from one round on are audited in different rounds
    Instant now = clock.instant();
    Topic topic = part.topic();
    Instant audited = now.minus(topic.partOf(pollJob.auditInterval().dividedBy(3)));
    return new WatchedJob(part, waits, accounts.get(topic.account()).batch(), events, now, audited);
  }

  /** Also within a long round; if a round hangs, other nodes take over its Batch jobs. */
  void renewLeases() {
    if (clock.instant().isBefore(begun.plus(LONGEST_ROUND))) {
      leases.renew();
    }
  }

  /** Gives all leases back, so that another node can go on at once. */
  synchronized void release() {
    jobs.clear();
    leases.leave();
    waitCount = 0;
    stuckCount = 0;
  }

  /** Empty for a Batch job that another node looks after. */
  Optional<Instant> nextPoll(TopicPart part) {
    return watched(part).flatMap(pollJob::next);
  }

  private Optional<WatchedJob> watched(TopicPart part) {
    return Optional.ofNullable(jobs.get(part));
  }

  /** As of the last round; the caller must not wait. */
  int waitCount() {
    return waitCount;
  }

  /** How many of the waits are for tasks that are queued for long, as of the last round. */
  int stuckCount() {
    return stuckCount;
  }

  /** Polls a Batch job. */
  private interface Poll {

    void of(WatchedJob job, TopicSummary summary, Instant now, BooleanSupplier leased);
  }
}
