package io.github.azurebatch.camunda.impl.engine.data.value;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Durations as models write them: those of ISO 8601 that have a fixed length. Java reads no weeks,
 * fractions of seconds only, and no years and months even where they are zero, as XML tools write
 * them.
 */
public final class Durations {

  private static final String NUMBER = "(\\d{1,12}(?:[.,]\\d{1,9})?)";

  private static final Pattern FIXED =
      Pattern.compile(
          "P(?:0{1,12}Y)?(?:0{1,12}M)?(?:%1$sW)?(?:%1$sD)?(?:T(?=\\d)(?:%1$sH)?(?:%1$sM)?(?:%1$sS)?)?"
              .formatted(NUMBER),
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OF_THE_CALENDAR =
      Pattern.compile("P\\d{1,12}[YM].*", Pattern.CASE_INSENSITIVE);

  /** How many seconds the groups of the pattern count. */
  private static final long[] SECONDS = {604_800, 86_400, 3_600, 60, 1};

  /** What the Batch service takes for unlimited, rounded up. */
  private static final Duration LONGEST = Duration.ofDays(10_675_200);

  private static final int NANOS_OF_A_SECOND = 9;

  private Durations() {}

  /**
   * A positive ISO 8601 duration of weeks, days, hours, minutes and seconds, such as {@code P1W},
   * {@code P1DT2H} or {@code PT0.5H}. The last of its numbers may have a fraction.
   *
   * @throws InvalidInputException on anything else
   */
  public static Duration parse(String text) {
    Duration duration = parseOrZero(text);
    if (duration.isZero()) {
      throw new InvalidInputException("'" + text + "' is not longer than zero");
    }
    return duration;
  }

  /**
   * As {@link #parse}, but zero is allowed.
   *
   * @throws InvalidInputException on anything else
   */
  public static Duration parseOrZero(String text) {
    Matcher fixed = FIXED.matcher(text);
    if (!fixed.matches() || !hasNumbers(fixed)) {
      throw new InvalidInputException(complaint(text));
    }
    return checked(text, seconds(text, fixed));
  }

  private static boolean hasNumbers(Matcher fixed) {
    for (int group = 1; group <= SECONDS.length; group++) {
      if (fixed.group(group) != null) {
        return true;
      }
    }
    return false;
  }

  private static BigDecimal seconds(String text, Matcher fixed) {
    BigDecimal seconds = BigDecimal.ZERO;
    boolean ended = false;
    for (int group = 1; group <= SECONDS.length; group++) {
      @Nullable String number = fixed.group(group);
      if (number != null) {
        if (ended) {
          throw new InvalidInputException(
              "'" + text + "' has a fraction before its last number; only that may have one");
        }
        BigDecimal count = new BigDecimal(number.replace(',', '.'));
        ended = count.scale() > 0;
        seconds = seconds.add(count.multiply(BigDecimal.valueOf(SECONDS[group - 1])));
      }
    }
    return seconds;
  }

  private static Duration checked(String text, BigDecimal seconds) {
    if (seconds.compareTo(BigDecimal.valueOf(LONGEST.toSeconds())) > 0) {
      throw new InvalidInputException(
          "'%s' is longer than %d days, which is the most".formatted(text, LONGEST.toDays()));
    }
    if (seconds.scale() <= 0) {
      return Duration.ofSeconds(seconds.longValue());
    }
    BigDecimal exact = seconds.setScale(NANOS_OF_A_SECOND, RoundingMode.DOWN);
    long nanos = exact.remainder(BigDecimal.ONE).movePointRight(NANOS_OF_A_SECOND).longValue();
    return Duration.ofSeconds(exact.longValue(), nanos);
  }

  private static String complaint(String text) {
    return OF_THE_CALENDAR.matcher(text).matches()
        ? "'"
            + text
            + "' has years or months, which have no fixed length; give weeks, days or hours, such as P30D"
        : "'" + text + "' is no ISO 8601 duration such as PT30M, P1D or P1W";
  }
}
