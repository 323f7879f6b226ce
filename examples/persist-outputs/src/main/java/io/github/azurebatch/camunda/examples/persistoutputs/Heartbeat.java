package io.github.azurebatch.camunda.examples.persistoutputs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says when there has been no news for a while. */
final class Heartbeat {

  static final Duration INTERVAL = Duration.ofSeconds(10);

  private final Clock clock;
  private final Instant begun;
  private Instant last;

  Heartbeat(Clock clock) {
    this.clock = clock;
    this.begun = clock.instant();
    this.last = begun;
  }

  /** There is news now. */
  void news() {
    last = clock.instant();
  }

  /** Whether there was neither news nor a beat for the interval. */
  boolean beats() {
    Instant now = clock.instant();
    if (now.isBefore(last.plus(INTERVAL))) {
      return false;
    }
    last = now;
    return true;
  }

  /** The time since the beginning. */
  Duration age() {
    return Duration.between(begun, clock.instant());
  }
}
