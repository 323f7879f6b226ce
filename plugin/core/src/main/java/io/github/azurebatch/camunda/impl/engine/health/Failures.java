package io.github.azurebatch.camunda.impl.engine.health;

import io.github.azurebatch.camunda.health.Outage;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The failures in the background of one engine node, of any type. A part, such as the watcher,
 * fails until a round of it succeeds; a Batch job fails until it has not failed for some time.
 */
public final class Failures {

  private static final String JOB = "batch-job";

  private final MeterRegistry registry;
  private final Tags tags;
  private final Duration kept;
  private final Clock clock;
  private final FailureLog log = new FailureLog();
  private final Map<String, Failure> rounds = new ConcurrentHashMap<>();
  private final Map<Job, Failure> jobs = new ConcurrentHashMap<>();
  private final List<Pulse> pulses = new CopyOnWriteArrayList<>();
  private final Set<String> troubled = ConcurrentHashMap.newKeySet();

  /**
   * @param kept how long a Batch job counts as failing after its last failure: longer than the time
   *     between two looks at all its tasks
   */
  public Failures(MeterRegistry registry, String engineName, Duration kept, Clock clock) {
    this.registry = registry;
    this.tags = Tags.of("engine", engineName);
    this.kept = kept;
    this.clock = clock;
    counter(JOB);
  }

  /** Adds a thread whose signs of life the other threads check. */
  public void watch(Pulse pulse) {
    pulses.add(pulse);
    counter(pulse.name());
  }

  /**
   * A round failed as a whole.
   *
   * @param part such as {@code watcher}
   */
  public void failed(String part, Throwable thrown) {
    count(part);
    record(rounds, part, thrown);
  }

  /** A round ended without a failure. */
  public void succeeded(String part) {
    if (rounds.remove(part) != null) {
      log.passed("The " + part);
    }
  }

  /** A round failed for one Batch job, and continued with the others. */
  public void failedFor(String account, String jobId, Throwable thrown) {
    count(JOB);
    record(jobs, new Job(account, jobId), thrown);
  }

  private <K> void record(Map<K, Failure> failures, K what, Throwable thrown) {
    Failure failure =
        failures.merge(
            what,
            Failure.first(thrown, clock.instant()),
            (before, first) -> before.again(thrown, clock.instant()));
    log.failed("The " + what, failure, thrown);
  }

  private void count(String part) {
    counter(part).increment();
  }

  private Counter counter(String part) {
    return Counter.builder("camunda.azurebatch.failures")
        .description("Rounds that failed")
        .baseUnit("failures")
        .tags(tags.and("part", part))
        .register(registry);
  }

  /** Logs which threads have stopped to show signs of life; every thread that lives calls it. */
  public void lookAround() {
    forget();
    for (Pulse pulse : pulses) {
      Optional<String> trouble = pulse.trouble();
      if (trouble.isPresent() && troubled.add(pulse.name())) {
        count(pulse.name());
        log.troubled("The " + pulse.name(), trouble.get());
      } else if (trouble.isEmpty() && troubled.remove(pulse.name())) {
        log.passed("The " + pulse.name());
      }
    }
  }

  /** What fails now; empty if nothing does. A thread that has stopped hides that it failed. */
  public List<Outage> outages() {
    forget();
    Map<String, Outage> ofParts = new TreeMap<>();
    rounds.forEach((part, failure) -> ofParts.put(part, Outage.of(part, failure.text())));
    pulses.forEach(
        pulse ->
            pulse
                .trouble()
                .ifPresent(trouble -> ofParts.put(pulse.name(), Outage.of(pulse.name(), trouble))));
    return Stream.concat(
            jobs.entrySet().stream().map(job -> job.getKey().outage(job.getValue())),
            ofParts.values().stream())
        .toList();
  }

  private void forget() {
    Instant now = clock.instant();
    jobs.values().removeIf(failure -> failure.last().plus(kept).isBefore(now));
  }

  private record Job(String account, String jobId) {

    Outage outage(Failure failure) {
      return new Outage(account, "watcher of Batch job '%s'".formatted(jobId), failure.text());
    }

    /** As the log names it. */
    @Override
    public String toString() {
      return "watcher of Batch job '%s' (account '%s')".formatted(jobId, account);
    }
  }
}
