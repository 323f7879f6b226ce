package io.github.azurebatch.camunda.impl.engine.data.value;

import io.github.azurebatch.camunda.fault.InvalidInputException;

/** {@code true} and {@code false} as models and programs write them, in capitals too. */
public final class YesOrNo {

  private YesOrNo() {}

  /**
   * @throws InvalidInputException on anything else
   */
  public static boolean parse(String text) {
    boolean yes = text.equalsIgnoreCase("true");
    if (!yes && !text.equalsIgnoreCase("false")) {
      throw new InvalidInputException("'" + text + "' is neither true nor false");
    }
    return yes;
  }
}
