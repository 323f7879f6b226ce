package io.github.azurebatch.camunda.impl.http;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * How far the clock of this machine is from the service's, which refuses requests whose date is
 * more than 15 minutes away from its own time.
 */
public final class ClockDifference {

  /** Answers take a while, and a proxy may date them. */
  private static final Duration TOLERATED = Duration.ofMinutes(5);

  private ClockDifference() {}

  /**
   * A sentence about the clock, with a space at its end; empty if the clock is right.
   *
   * @param date the header {@code Date} of a refusal
   */
  public static String sentence(@Nullable String date, Clock clock) {
    if (date == null) {
      return "";
    }
    try {
      var then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration ahead = Duration.between(then, clock.instant());
      return ahead.abs().compareTo(TOLERATED) <= 0
          ? ""
          : "The clock of this machine is %d minutes %s the service's, which refuses requests from 15 minutes on: set the clock. "
              .formatted(
                  ahead.abs().plusSeconds(30).toMinutes(),
                  ahead.isNegative() ? "behind" : "ahead of");
    } catch (DateTimeException e) {
      return "";
    }
  }
}
