package io.github.azurebatch.camunda.engine.await;

import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.lease.Leases;
import io.github.azurebatch.camunda.engine.schedule.Crew;
import io.github.azurebatch.camunda.fault.AzureBatchException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after all waits of this engine node: one list call for each leased Batch job and round,
 * whatever the number of waits. First all Batch jobs are looked at, then the waits are ended whose
 * time has come, both by several threads. What goes wrong with one Batch job does not touch the
 * others.
 */
final class Watcher {

  private static final Logger LOG = LoggerFactory.getLogger(Watcher.class);

  private final Accounts accounts;
  private final Waits waits;
  private final Leases leases;
  private final ForeignTasks foreignTasks;
  private final LongWaits longWaits;
  private final Reruns reruns;
  private final Ending ending;
  private final Outages outages;
  private final Recovery recovery;
  private final Duration auditInterval;
  private final PollPace pace;
  private final Duration longestRound;
  private final Crew crew;
  private final Clock clock;
  private final Map<Topic, WatchedJob> jobs = new HashMap<>();
  private volatile int waitCount;
  private volatile int stuckCount;

  Watcher(
      Accounts accounts,
      Waits waits,
      Leases leases,
      ForeignTasks foreignTasks,
      LongWaits longWaits,
      Reruns reruns,
      Ending ending,
      Outages outages,
      Duration auditInterval,
      PollPace pace,
      Duration longestRound,
      Crew crew,
      Clock clock) {
    this.accounts = accounts;
    this.waits = waits;
    this.leases = leases;
    this.foreignTasks = foreignTasks;
    this.longWaits = longWaits;
    this.reruns = reruns;
    this.ending = ending;
    this.outages = outages;
    this.recovery = new Recovery(accounts, outages);
    this.auditInterval = auditInterval;
    this.pace = pace;
    this.longestRound = longestRound;
    this.crew = crew;
    this.clock = clock;
  }

  /**
   * One round that looks at all Batch jobs that have waits and whose lease this node has or gets.
   */
  void poll() {
    round((job, now) -> true);
  }

  /** The same, but looks only where it is time to. */
  void pollWhatIsDue() {
    round(this::isDue);
  }

  /** An outage is over when a look has succeeded. */
  private boolean isDue(WatchedJob job, Instant now) {
    return outages.isOut(job.topic().account()) || job.isToBeLookedAt(pace, now);
  }

  private synchronized void round(BiPredicate<WatchedJob, Instant> isDue) {
    Instant now = clock.instant();
    List<Topic> all = waits.topics();
    List<Topic> topics = all.stream().filter(this::isConfigured).toList();
    recovery.lookFor(topics, this::holds, now);
    share(all, topics);
    Collection<WatchedJob> seen = new ConcurrentLinkedQueue<>();
    crew.forEach(
        held(topics, now),
        job ->
            guarded(
                job.topic(),
                now,
                () -> {
                  // it may be a while since the round began
                  if (holds(job.topic())) {
                    look(job, now, isDue);
                    seen.add(job);
                  }
                }));
    crew.forEach(DueWaits.of(seen, now), due -> end(due, now));
    waitCount = (int) waiters().count();
    stuckCount = (int) waiters().filter(waiter -> waiter.shownReason() != null).count();
  }

  /** An account that is out on this node is left to those nodes that can reach it. */
  private void share(List<Topic> all, List<Topic> configured) {
    Set<String> served =
        configured.stream()
            .map(Topic::account)
            .filter(account -> !outages.isOut(account))
            .collect(Collectors.toSet());
    leases.share(all.stream().map(Topic::leasable).toList(), served);
    jobs.keySet().removeIf(topic -> !holds(topic));
  }

  private boolean holds(Topic topic) {
    return leases.holds(topic.name());
  }

  private Stream<Waiter> waiters() {
    return jobs.values().stream().flatMap(job -> job.waiters().stream());
  }

  /** Another node may know the account, so its Batch jobs are not even leased. */
  private boolean isConfigured(Topic topic) {
    boolean configured = accounts.has(topic.account());
    if (!configured) {
      outages.reportUnknown(topic.account());
    }
    return configured;
  }

  private List<WatchedJob> held(List<Topic> topics, Instant now) {
    List<WatchedJob> held = new ArrayList<>();
    for (Topic topic : topics) {
      if (!outages.isPausing(topic, now)) {
        guarded(topic, now, () -> hold(topic).ifPresent(held::add));
      }
    }
    return held;
  }

  private Optional<WatchedJob> hold(Topic topic) {
    // the waits of other accounts must not wait with it
    accounts.get(topic.account()).requireOpen();
    if (holds(topic)) {
      return Optional.of(jobs.computeIfAbsent(topic, this::watch));
    }
    jobs.remove(topic);
    return Optional.empty();
  }

  /** What goes wrong with one Batch job is kept from the others. */
  private void guarded(Topic topic, Instant now, Runnable action) {
    try {
      action.run();
    } catch (AzureBatchException e) {
      outages.begin(topic, e, now);
    } catch (RuntimeException e) {
      LOG.error(
          "Polling Azure Batch job '{}' (account '{}') failed; its waits stay, the next round tries again",
          topic.jobId(),
          topic.account(),
          e);
    }
  }

  private WatchedJob watch(Topic topic) {
    return new WatchedJob(topic, waits, accounts.get(topic.account()).batch(), clock.instant());
  }

  private void look(WatchedJob job, Instant now, BiPredicate<WatchedJob, Instant> isDue) {
    job.refresh();
    foreignTasks.readAllOf(job, now);
    boolean looks = isDue.test(job, now) || job.isAuditDue(auditInterval, now);
    if (looks) {
      job.lookForCompletedTasks(now);
    }
    // of many tasks the look tells which are to be run again
    reruns.runAgainAllOf(job, now, () -> holds(job.topic()));
    if (looks) {
      reportOn(job, now);
    }
  }

  private void reportOn(WatchedJob job, Instant now) {
    job.auditAfter(auditInterval, now)
        .ifPresent(queued -> longWaits.explainAllOf(job, queued, now, () -> holds(job.topic())));
    outages.endOfAccount(job.topic());
    if (job.waiters().stream().noneMatch(Waiter::isRefused)) {
      outages.endOf(job.topic());
    }
  }

  /** What is left when the time is over stays due: the leases of all jobs want a new round. */
  private void end(DueWaits due, Instant now) {
    for (DueWaits.DueWait wait : due.waits()) {
      if (clock.instant().isBefore(now.plus(longestRound))) {
        guarded(wait.job().topic(), now, () -> end(wait, now));
      }
    }
  }

  private void end(DueWaits.DueWait wait, Instant now) {
    Topic topic = wait.job().topic();
    if (!outages.isPausing(topic, now) && holds(topic)) {
      ending.end(wait.job(), wait.waiter(), now);
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
}
