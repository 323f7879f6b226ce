package io.github.azurebatch.camunda.local.impl.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;

/**
 * How the service reads a span of time.
 *
 * <p>Documented: ISO 8601. Inferred from the framework that the service's answers show: a year has
 * 365 days, a month 30, and nothing is longer than {@value #UNLIMITED}.
 */
public final class WireDuration {

  /** What the real service shows where there is no limit. */
  public static final String UNLIMITED = "P10675199DT2H48M5.4775807S";

  private static final Duration LONGEST = Duration.parse(UNLIMITED);
  private static final int DAYS_PER_YEAR = 365;
  private static final int DAYS_PER_MONTH = 30;

  private WireDuration() {}

  /**
   * Reads a span of time such as {@code P1DT12H}.
   *
   * @throws IllegalArgumentException if it is none, not positive, or too long
   */
  public static Duration parse(String text) {
    Duration duration;
    try {
      int time = text.indexOf('T');
      duration = time < 0 ? days(text) : days(text.substring(0, time)).plus(time(text, time));
    } catch (DateTimeException | ArithmeticException e) {
      throw new IllegalArgumentException("'" + text + "' is no ISO 8601 duration", e);
    }
    if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("'" + text + "' is not positive, or is too long");
    }
    return duration;
  }

  private static Duration days(String text) {
    if (text.equals("P")) {
      return Duration.ZERO;
    }
    Period period = Period.parse(text);
    return Duration.ofDays(
        (long) DAYS_PER_YEAR * period.getYears()
            + (long) DAYS_PER_MONTH * period.getMonths()
            + period.getDays());
  }

  private static Duration time(String text, int start) {
    return Duration.parse("P" + text.substring(start));
  }
}
