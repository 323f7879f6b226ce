package io.github.azurebatch.camunda.impl.engine.wait.watch;

import io.github.azurebatch.camunda.config.AzureBatchConfiguration;
import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.impl.engine.access.Access;
import io.github.azurebatch.camunda.impl.engine.account.AccountChecks;
import io.github.azurebatch.camunda.impl.engine.background.EngineSchedule;
import io.github.azurebatch.camunda.impl.engine.health.Failures;
import io.github.azurebatch.camunda.impl.engine.lease.Leases;
import io.github.azurebatch.camunda.impl.engine.mark.Authenticity;
import io.github.azurebatch.camunda.impl.engine.wait.note.Notes;
import io.github.azurebatch.camunda.impl.engine.wait.topic.TopicPart;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;

/** The watcher of one engine node and the threads that drive it. */
public final class Watch implements AutoCloseable {

  private static final Log LOG = Log.of(Watch.class);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private final WatcherParts parts;
  private final Watcher watcher;
  private final UnwatchedWaits unwatched;
  private final EngineSchedule schedule;
  private final Duration pollInterval;
  private final EngineSchedule renewal;
  private final List<EngineSchedule> eventSchedules = new ArrayList<>();

  /** How long after one round the next is expected: there may be one that hangs between. */
  public static Duration longestPause(Duration pollInterval) {
    return pollInterval.plus(Watcher.LONGEST_ROUND);
  }

  public Watch(
      ProcessEngine engine,
      AzureBatchConfiguration configuration,
      Access access,
      Authenticity authenticity,
      Notes notes,
      Failures failures,
      AccountChecks checks,
      Clock clock) {
    parts = new WatcherParts(engine, configuration, access, authenticity, failures, clock);
    watcher = parts.watcher(notes);
    unwatched = parts.unwatchedWaits();
    pollInterval = configuration.pollInterval();
    schedule = schedule(engine, "watcher", () -> round(checks), watcher::release, failures);
    renewal = schedule(engine, "leases", watcher::renewLeases, () -> {}, failures);
    parts
        .events()
        .rounds()
        .forEach(
            (name, round) -> eventSchedules.add(schedule(engine, name, round, () -> {}, failures)));
    if (parts.events().areConfigured()) {
      eventSchedules.add(schedule(engine, "looks", watcher::lookAtWhatArrived, () -> {}, failures));
    }
  }

  private static EngineSchedule schedule(
      ProcessEngine engine, String name, Runnable round, Runnable pause, Failures failures) {
    return new EngineSchedule(
        engine, name, round, pause, Watcher.LONGEST_ROUND, failures, Clock.systemUTC());
  }

  /** An account without waits is called by no round, so it is checked once, after the first. */
  private void round(AccountChecks checks) {
    try {
      parts.meters().round(watcher::pollWhatIsDue);
    } finally {
      checks.atStart();
    }
  }

  /** Polls from now on wherever the engine's job executor is active. */
  public void start() {
    schedule.start(pollInterval);
    // a call may hang for longer than a lease lasts
    renewal.start(parts.betweenRenewals());
    eventSchedules.forEach(each -> each.start(BETWEEN_LOOKS));
  }

  /** One round that polls all Batch jobs, on the caller's thread. */
  public void poll() {
    parts.meters().round(watcher::poll);
    parts.events().readAll();
    watcher.lookAtWhatArrived();
  }

  /** What is wrong with which account, and which foreign workers lock waits; empty if none. */
  public List<Outage> outages() {
    return Stream.of(
            parts.outages().all(), parts.foreignWorkers().outages(), parts.events().outages())
        .flatMap(List::stream)
        .toList();
  }

  /** Which node looks after which Batch job; one statement. */
  public List<Leases.Held> leases() {
    return parts.leases().all();
  }

  /** When the Batch job is polled next; empty where this node does not look after it. */
  public Optional<Instant> nextPoll(TopicPart part) {
    return watcher.nextPoll(part);
  }

  /** What is wrong where waits are looked after by no node at all. */
  public Optional<String> unwatched() {
    return unwatched.message();
  }

  @Override
  public void close() {
    schedule.close();
    renewal.close();
    eventSchedules.forEach(EngineSchedule::close);
    if (schedule.hasEnded()) {
      releaseLeases();
    }
    parts.close();
  }

  private void releaseLeases() {
    try {
      watcher.release();
    } catch (RuntimeException e) {
      LOG.write(
          LogLine.LEASES_NOT_GIVEN_BACK,
          "The leases could not be given back; they end by themselves: {}",
          e.getMessage());
    }
  }
}
