package io.github.azurebatch.camunda.config;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.retry.cycle.RetryCycle;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a setting may be.
 *
 * @param reader reads the text of a property; empty where it cannot be read
 * @param isAllowed whether a value can be right by itself
 * @param allowed what messages say is allowed
 */
record SettingKind<T>(
    Function<String, Optional<T>> reader, Predicate<T> isAllowed, String allowed) {

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final int MOST_THREADS = 1000;
  private static final String A_DURATION =
      "a duration from 1ms to 36500d, such as 5s, 10m, 1d or in ISO 8601 PT5S";

  static final SettingKind<String> TEXT = new SettingKind<>(Optional::of, text -> true, "any text");

  static final SettingKind<Duration> DURATION =
      new SettingKind<>(PropertyText::duration, SettingKind::isAllowedDuration, A_DURATION);

  static final SettingKind<Duration> DURATION_OR_ZERO =
      new SettingKind<>(
          PropertyText::duration,
          duration -> duration.isZero() || isAllowedDuration(duration),
          A_DURATION + ", or 0 for never");

  static final SettingKind<Integer> THREADS =
      new SettingKind<>(
          PropertyText::number,
          number -> number >= 1 && number <= MOST_THREADS,
          "a number from 1 to " + MOST_THREADS);

  static final SettingKind<Integer> SIZE =
      new SettingKind<>(
          PropertyText::size,
          bytes -> bytes >= 0,
          "a size from 0 to 2147483647 bytes, such as 4096 or 256KB");

  static final SettingKind<Boolean> FLAG =
      new SettingKind<>(PropertyText::flag, flag -> true, "true or false");

  static final SettingKind<String> RETRY_CYCLE =
      new SettingKind<>(
          Optional::of,
          SettingKind::isRetryCycle,
          "a retry cycle such as PT30S,PT2M,PT10M or R5/PT1M");

  /** One of the constants, in any case. */
  static <E extends Enum<E>> SettingKind<E> choice(Class<E> type) {
    return new SettingKind<>(
        text -> PropertyText.choice(type, text),
        choice -> true,
        Arrays.stream(type.getEnumConstants())
            .map(constant -> constant.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" or ")));
  }

  static boolean isAllowedDuration(Duration duration) {
    return duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0;
  }

  private static boolean isRetryCycle(String cycle) {
    try {
      RetryCycle.parse(cycle);
      return true;
    } catch (InvalidInputException e) {
      return false;
    }
  }
}
