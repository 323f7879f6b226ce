package io.github.azurebatch.camunda.engine.variable;

import io.github.azurebatch.camunda.fault.InvalidInputException;

/** {@code true} and {@code false} as models write them. */
public final class YesOrNo {

  private YesOrNo() {}

  /**
   * @throws InvalidInputException on anything else
   */
  public static boolean parse(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new InvalidInputException("'" + text + "' is neither true nor false");
    }
    return text.equals("true");
  }
}
