package io.github.azurebatch.camunda.impl.engine.wait.store;

import io.github.azurebatch.camunda.impl.engine.wait.poll.PollInterval;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a Batch job is polled and audited: by what happens there, and seldom while events tell of
 * all of its waits. One thread at a time changes it, and others ask when the next poll is.
 */
final class PollTimes {

  /**
   * Events of what this node has taken over may have been told to another one, and before the
   * service knew what they tell.
   */
  private static final Duration TAKEN_OVER = Duration.ofMinutes(1);

  private final Uploads uploads;
  private final Instant begun;
  private Instant audited;
  private volatile Instant polled = Instant.MIN;
  private volatile Instant changed = Instant.MIN;

  /**
   * @param begun when this node began to look after the Batch job
   * @param audited when the time to the first audit begins
   */
  PollTimes(Uploads uploads, Instant begun, Instant audited) {
    this.uploads = uploads;
    this.begun = begun;
    this.audited = audited;
  }

  /** What was not seen yet may have happened long ago. */
  void pollAtOnce() {
    polled = Instant.MIN;
  }

  /** Something began or completed then. */
  void changedAt(Instant time) {
    changed = time.isAfter(changed) ? time : changed;
  }

  void polledAt(Instant time) {
    polled = time;
  }

  void auditedAt(Instant time) {
    audited = time;
  }

  boolean isPollDue(PollInterval interval, Instant now) {
    return longer(now)
        .map(pause -> interval.isDueAfter(pause, polled, now))
        .orElseGet(() -> interval.isDue(polled, changed, now));
  }

  boolean isAuditDue(Duration interval, Instant now) {
    Duration pause = longer(now).filter(each -> each.compareTo(interval) > 0).orElse(interval);
    return !now.isBefore(audited.plus(pause));
  }

  /** When it is time to poll again, as far as is known now; empty where it is overdue. */
  Optional<Instant> nextPoll(PollInterval interval) {
    Instant last = polled;
    return last.equals(Instant.MIN)
        ? Optional.empty()
        : Optional.of(longer(last).map(last::plus).orElseGet(() -> interval.next(last, changed)));
  }

  /** The time between two polls while events tell of all waits; empty while they do not. */
  private Optional<Duration> longer(Instant now) {
    return now.isBefore(begun.plus(TAKEN_OVER)) ? Optional.empty() : uploads.pollInterval();
  }
}
