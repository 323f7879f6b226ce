package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.event.Arrived;
import io.github.azurebatch.camunda.impl.engine.event.StorageEvents;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.outage.AccountProbe;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.store.ForeignWorkers;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitQueries;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
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
  private final WaitingParts waitingParts;
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
      WaitingParts waitingParts,
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
    this.waitingParts = waitingParts;
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

  /**
   * One round that looks over all waits, and polls all Batch jobs that have waits and whose lease
   * this node has or gets.
   */
  void poll() {
    round(pollJob::always, true);
  }

  /** One round that polls only the Batch jobs for which it is time. */
  void pollWhatIsDue() {
    round(pollJob::ifDue, false);
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
    List<WatchedJob> due = jobs.values().stream().filter(WatchedJob::isLookDue).toList();
    due.forEach(job -> job.known().changed());
    endDueWaits.endAllOf(pollAll(due.stream().map(WatchedJob::part).toList(), pollJob::ifDue));
  }

  private synchronized void round(Poll poll, boolean sweep) {
    begun = clock.instant();
    List<TopicPart> all = share(sweep);
    List<TopicPart> own = all.stream().filter(leases::mayGoOn).toList();
    endDueWaits.endAllOf(pollAll(own.stream().filter(this::isConfigured).toList(), poll));
    outages.retain(own.stream().map(TopicPart::topic).toList());
    foreignWorkers.retain(jobs.keySet());
    waitCount = jobs.values().stream().mapToInt(job -> job.waits().size()).sum();
    stuckCount = jobs.values().stream().mapToInt(WatchedJob::stuckCount).sum();
  }

  /** Returns those that could be polled. */
  private Collection<WatchedJob> pollAll(List<TopicPart> parts, Poll poll) {
    Instant now = clock.instant();
    Collection<WatchedJob> polled = new ConcurrentLinkedQueue<>();
    List<Work> works = new ArrayList<>();
    for (WatchedJob job : waiting(parts, now)) {
      works.add(Work.poll(job.part(), () -> poll(job, now, poll, polled)));
    }
    for (TopicPart part : accountProbe.due(parts, leases::holds, now)) {
      works.add(Work.poll(part, () -> accountProbe.probe(part.topic(), now)));
    }
    workers.run(works.stream().map(List::of).toList(), outages::begin);
    return List.copyOf(polled);
  }

  /** Those that this node holds, and that have waits. */
  private List<WatchedJob> waiting(List<TopicPart> parts, Instant now) {
    List<WatchedJob> held = new ArrayList<>();
    for (TopicPart part : parts) {
      perJobFailures.run(part.topic(), () -> held(part, now).ifPresent(held::add), outages::begin);
    }
    List<WatchedJob> waiting = waitingParts.withWaits(held);
    held.removeAll(Set.copyOf(waiting));
    held.forEach(ended -> jobs.remove(ended.part()));
    return waiting;
  }

  /** It may be a while since the round began, so it is asked again whether to. */
  private void poll(WatchedJob job, Instant now, Poll poll, Collection<WatchedJob> polled) {
    if (!outages.isPausing(job.topic(), clock.instant()) && leases.holds(job.part())) {
      poll.of(job, now, () -> leases.holds(job.part()));
      polled.add(job);
    }
  }

  private List<TopicPart> share(boolean sweep) {
    List<TopicPart> all = waitingParts.share(sweep);
    // before anything else can fail: the rows that told of it are gone
    jobs.values().stream()
        .filter(job -> waitingParts.isChanged(job.part()))
        .forEach(job -> job.known().changed());
    leases.lookForUndeployed(all);
    Set<String> woken = leases.takeWoken();
    // what an operator has changed is read anew, and polled at once
    jobs.keySet().removeIf(part -> !leases.holds(part) || woken.contains(part.name()));
    return all;
  }

  /** Another node may know the account, so its Batch jobs are not even leased. */
  private boolean isConfigured(TopicPart part) {
    boolean configured = accounts.has(part.topic().account());
    if (!configured) {
      outages.reportUnknown(part.topic());
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
    waitingParts.leave();
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

    void of(WatchedJob job, Instant now, BooleanSupplier leased);
  }
}
