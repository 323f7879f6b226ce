package io.github.azurebatch.camunda.config;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.value.Durations;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the values of properties in the forms that Spring Boot reads. */
final class PropertyText {

  private static final Pattern SIMPLE = Pattern.compile("([+-]?\\d{1,18})([a-zA-Z]{0,2})");

  private static final Map<String, Duration> TIMES =
      Map.of(
          "ns", Duration.ofNanos(1),
          "us", Duration.ofNanos(1000),
          "ms", Duration.ofMillis(1),
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private static final Map<String, Long> SIZES =
      Map.of("", 1L, "b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30, "tb", 1L << 40);

  private PropertyText() {}

  /** ISO 8601, or a number with its unit. Only zero needs none. */
  static Optional<Duration> duration(String text) {
    try {
      Matcher simple = SIMPLE.matcher(text);
      if (simple.matches()) {
        return unit(simple).isEmpty() && number(simple) == 0
            ? Optional.of(Duration.ZERO)
            : Optional.ofNullable(TIMES.get(unit(simple)))
                .map(unit -> unit.multipliedBy(number(simple)));
      }
      return Optional.of(Durations.parseOrZero(text));
    } catch (InvalidInputException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** A number of bytes, or one with a unit such as {@code KB}, of 1,024 bytes. */
  static Optional<Integer> size(String text) {
    try {
      Matcher simple = SIMPLE.matcher(text);
      return simple.matches()
          ? Optional.ofNullable(SIZES.get(unit(simple)))
              .map(unit -> Math.toIntExact(Math.multiplyExact(number(simple), unit)))
          : Optional.empty();
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  static Optional<Integer> number(String text) {
    try {
      return Optional.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Optional<Boolean> flag(String text) {
    return Stream.of(true, false)
        .filter(flag -> flag.toString().equalsIgnoreCase(text))
        .findFirst();
  }

  static <E extends Enum<E>> Optional<E> choice(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equalsIgnoreCase(text))
        .findFirst();
  }

  private static long number(Matcher simple) {
    return Long.parseLong(simple.group(1));
  }

  private static String unit(Matcher simple) {
    return simple.group(2).toLowerCase(Locale.ROOT);
  }
}
