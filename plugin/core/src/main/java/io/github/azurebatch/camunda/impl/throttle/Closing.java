package io.github.azurebatch.camunda.impl.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A period in which no call is made.
 *
 * @param number how many such periods there were in a row, without an answer between; zero if none
 */
record Closing(int number, Instant from, Instant until) {

  static final Closing NONE = new Closing(0, Instant.MIN, Instant.MIN);

  private static final int PARTS = 4;
  private static final Duration LEAST_SPREAD = Duration.ofMillis(250);
  private static final Duration MOST_SPREAD = Duration.ofSeconds(5);

  /** Whether the period has passed. It has also if the clock was set back to before its begin. */
  boolean isOver(Instant now) {
    return now.isBefore(from) || !now.isBefore(until);
  }

  Closing extendedTo(Instant later) {
    return later.isAfter(until) ? new Closing(number, from, later) : this;
  }

  /** A random moment soon after the end: calls that all come at once would be throttled again. */
  Instant turn() {
    Duration part = Duration.between(from, until).dividedBy(PARTS);
    Duration spread = atLeast(LEAST_SPREAD, part.compareTo(MOST_SPREAD) > 0 ? MOST_SPREAD : part);
    return until.plusMillis(ThreadLocalRandom.current().nextLong(spread.toMillis()));
  }

  private static Duration atLeast(Duration least, Duration duration) {
    return duration.compareTo(least) < 0 ? least : duration;
  }
}
