package io.github.azurebatch.camunda.benchmarks.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers as people read them. */
final class Numbers {

  private static final MathContext DIGITS = new MathContext(3, RoundingMode.HALF_UP);
  private static final double LARGE = 1000;

  private Numbers() {}

  /** With three digits, or whole if it is large: {@code 0.0213}, {@code 1.05}, {@code 10000}. */
  static String text(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    BigDecimal rounded =
        Math.abs(value) >= LARGE ? exact.setScale(0, RoundingMode.HALF_UP) : exact.round(DIGITS);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
