package io.github.azurebatch.camunda.benchmarks.report;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a value has to keep to.
 *
 * @param isExact whether the value is a count, which is the same on every machine; a time depends
 *     on the machine and on what else it does
 */
public record Bar(Comparison comparison, double limit, boolean isExact) {

  /** How a value is compared with the limit. */
  public enum Comparison {
    AT_MOST,
    AT_LEAST,
    /** It is only told. */
    NONE
  }

  /** A count that must not be larger. */
  public static Bar countAtMost(double limit) {
    return new Bar(Comparison.AT_MOST, limit, true);
  }

  /** A time, or a ratio of times, that should not be larger. */
  public static Bar timeAtMost(double limit) {
    return new Bar(Comparison.AT_MOST, limit, false);
  }

  /** A ratio of times that should not be smaller. */
  public static Bar timeAtLeast(double limit) {
    return new Bar(Comparison.AT_LEAST, limit, false);
  }

  /** No limit. */
  public static Bar none() {
    return new Bar(Comparison.NONE, 0, false);
  }

  boolean isMetBy(double value) {
    return switch (comparison) {
      case AT_MOST -> value <= limit;
      case AT_LEAST -> value >= limit;
      case NONE -> true;
    };
  }

  boolean isLimit() {
    return comparison != Comparison.NONE;
  }

  /** Such as {@code at most 1.1}. */
  public String text() {
    return text(Numbers.text(limit));
  }

  /** The same with the whole limit, which a value may be close to. */
  String wholeText() {
    return text(BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString());
  }

  private String text(String number) {
    return isLimit()
        ? comparison.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + number
        : "none";
  }

  static Bar parse(String text, boolean isExact) {
    if (text.equals("none")) {
      return none();
    }
    int last = text.lastIndexOf(' ');
    Comparison comparison =
        Comparison.valueOf(text.substring(0, last).replace(' ', '_').toUpperCase(Locale.ROOT));
    return new Bar(comparison, Double.parseDouble(text.substring(last + 1)), isExact);
  }
}
