package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.background.WorkerPool;
import io.github.azurebatch.camunda.impl.engine.lease.Leases;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import io.github.azurebatch.camunda.impl.engine.wait.outage.Outages;
import io.github.azurebatch.camunda.impl.engine.wait.store.WaitQueries;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJob;
import io.github.azurebatch.camunda.impl.engine.wait.store.WatchedJobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Looks after all waits of this engine node: one list call for each leased Batch job and round,
 * whatever the number of waits, or none while its tasks run for long. First all Batch jobs are
 * looked at, then the waits are ended whose time has come, both by several threads. What goes wrong
 * with one Batch job is kept from the others; the round goes on without a look or an end that takes
 * too long. Its lease stays: what makes it hang would make it hang on another node, too.
 */
public final class Watcher {

  /** A round that takes longer hangs. */
  static final Duration LONGEST_ROUND = Duration.ofMinutes(10);

  private final Accounts accounts;
  private final WaitQueries waits;
  private final Leases leases;
  private final PollJob look;
  private final EndDueWaits endDueWaits;
  private final Outages outages;
  private final OverdueWork overdue;
  private final AccountProbe accountProbe;
  private final WorkerPool workers;
  private final PerJobFailures perJobFailures;
  private final Clock clock;
  private final WatchedJobs jobs = new WatchedJobs(this::watch);
  private volatile Instant begun = Instant.MIN;
  private volatile int waitCount;
  private volatile int stuckCount;

  Watcher(
      Accounts accounts,
      WaitQueries waits,
      Leases leases,
      PollJob look,
      EndDueWaits endDueWaits,
      Outages outages,
      OverdueWork overdue,
      WorkerPool workers,
      PerJobFailures perJobFailures,
      Clock clock) {
    this.accounts = accounts;
    this.waits = waits;
    this.leases = leases;
    this.look = look;
    this.endDueWaits = endDueWaits;
    this.outages = outages;
    this.overdue = overdue;
    this.accountProbe = new AccountProbe(accounts, outages, clock);
    this.workers = workers;
    this.perJobFailures = perJobFailures;
    this.clock = clock;
  }

  /**
   * One round that looks at all Batch jobs that have waits and whose lease this node has or gets.
   */
  void poll() {
    round(look::atAllOf);
  }

  /** The same, but looks only where it is time to. */
  void pollWhatIsDue() {
    round(look::atWhatIsDueOf);
  }

  private synchronized void round(Looking looking) {
    begun = clock.instant();
    List<Topic> all = waits.topics();
    List<Topic> topics = all.stream().filter(this::isConfigured).toList();
    share(all, topics);
    endDueWaits.endAllOf(lookAtAll(topics, looking));
    outages.retain(all);
    waitCount = jobs.waitCount();
    stuckCount = jobs.stuckCount();
  }

  /** Returns those that could be looked at. */
  private Collection<WatchedJob> lookAtAll(List<Topic> topics, Looking looking) {
    Instant now = clock.instant();
    Collection<WatchedJob> seen = new ConcurrentLinkedQueue<>();
    List<Step> steps = new ArrayList<>();
    for (WatchedJob job : held(topics)) {
      steps.add(new Step(job.topic(), () -> lookAt(job, now, looking, seen)));
    }
    for (Topic topic : accountProbe.due(topics, this::holds, now)) {
      steps.add(new Step(topic, () -> accountProbe.tryAgain(topic, now)));
    }
    List<Step> due = steps.stream().filter(step -> !overdue.isAtWork(step.name())).toList();
    overdue.report(workers.forEach(due, this::take).stream().map(Step::name).toList());
    return List.copyOf(seen);
  }

  private void take(Step step) {
    overdue.run(step.name(), () -> perJobFailures.run(step.topic(), step.work(), outages::begin));
  }

  /** It may be a while since the round began, so it is asked again whether to. */
  private void lookAt(WatchedJob job, Instant now, Looking looking, Collection<WatchedJob> seen) {
    if (!outages.isPausing(job.topic(), clock.instant()) && holds(job.topic())) {
      looking.at(job, now, () -> holds(job.topic()));
      seen.add(job);
    }
  }

  /** An account that is out on this node is left to those nodes that can reach it. */
  private void share(List<Topic> all, List<Topic> configured) {
    Set<String> served =
        configured.stream()
            .map(Topic::account)
            .filter(account -> !outages.isOut(account))
            .collect(Collectors.toSet());
    leases.share(all.stream().map(Topic::leasable).toList(), served);
    jobs.retain(this::holds);
  }

  private boolean holds(Topic topic) {
    return leases.holds(topic.name());
  }

  /** Another node may know the account, so its Batch jobs are not even leased. */
  private boolean isConfigured(Topic topic) {
    boolean configured = accounts.has(topic.account());
    if (!configured) {
      outages.reportUnknown(topic);
    }
    return configured;
  }

  private List<WatchedJob> held(List<Topic> topics) {
    Instant now = clock.instant();
    List<WatchedJob> held = new ArrayList<>();
    for (Topic topic : topics) {
      if (!outages.isPausing(topic, now)) {
        perJobFailures.run(topic, () -> hold(topic).ifPresent(held::add), outages::begin);
      }
    }
    return held;
  }

  private Optional<WatchedJob> hold(Topic topic) {
    // the waits of other accounts must not wait with it
    accounts.get(topic.account()).batchGate().requireOpen();
    if (holds(topic)) {
      return Optional.of(jobs.of(topic));
    }
    jobs.forget(topic);
    return Optional.empty();
  }

  private WatchedJob watch(Topic topic) {
    // what is watched from one round on is not to be audited in one round for ever
    Instant audited = clock.instant().minus(topic.partOf(look.auditInterval().dividedBy(3)));
    return new WatchedJob(topic, waits, accounts.get(topic.account()).batch(), audited);
  }

  /** In the middle of a long round; what one that hangs holds is left to the other nodes. */
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

  /** As of the last round: whoever asks must not wait for the one that runs. */
  int waitCount() {
    return waitCount;
  }

  /** How many of the waits are for tasks that are queued for long, as of the last round. */
  int stuckCount() {
    return stuckCount;
  }

  /** What is done for one Batch job. */
  private record Step(Topic topic, Runnable work) {

    String name() {
      return "The look at '" + topic.name() + "'";
    }
  }

  /** Looks at a Batch job. */
  private interface Looking {

    void at(WatchedJob job, Instant now, BooleanSupplier leased);
  }
}
