package io.github.azurebatch.camunda.impl.engine.data;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** The text of plain data, where an input, a command line or a name is made of it. */
public final class PlainText {

  /** A number with more zeros is written with its exponent. */
  private static final int MOST_ZEROS = 100;

  private PlainText() {}

  /**
   * A text as it is, a number with all its digits, {@code true} or {@code false}.
   *
   * @throws InvalidInputException if the value is a list or a map
   */
  public static String of(Object value) {
    if (value instanceof Map) {
      throw new InvalidInputException("a text is expected, not a map");
    }
    if (value instanceof List) {
      throw new InvalidInputException("a text is expected, not a list");
    }
    return scalar(value);
  }

  /** The text of a scalar; maps and lists become JSON. */
  public static String orJson(Object value) {
    return value instanceof Map || value instanceof List ? Json.write(value) : scalar(value);
  }

  /** JavaScript has no whole numbers: 5000000000 comes as a double, which Java writes as 5.0E9. */
  private static String scalar(Object value) {
    if (value instanceof Double number) {
      return text(BigDecimal.valueOf(number));
    }
    return value instanceof BigDecimal number ? text(number) : value.toString();
  }

  private static String text(BigDecimal number) {
    return Math.abs((long) number.scale()) > MOST_ZEROS
        ? number.toString()
        : number.toPlainString();
  }
}
