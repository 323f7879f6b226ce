package io.github.azurebatch.camunda.impl.engine.data.value;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.regex.Pattern;

/** Whole numbers as models write them. */
public final class WholeNumber {

  /** Scripts have decimals where they mean whole numbers. */
  private static final Pattern TEXT = Pattern.compile("-?\\d{1,9}(\\.0{1,9})?");

  private WholeNumber() {}

  /**
   * @throws InvalidInputException on anything else
   */
  public static int parse(String text) {
    if (!TEXT.matcher(text).matches()) {
      throw new InvalidInputException("'" + text + "' is no whole number");
    }
    int point = text.indexOf('.');
    return Integer.parseInt(point < 0 ? text : text.substring(0, point));
  }
}
