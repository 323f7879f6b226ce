package io.github.azurebatch.camunda.impl.engine.data.value;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.util.Base64;
import java.util.BitSet;

/** Sets of small numbers as text, one character for each six places. */
public final class Bits {

  private Bits() {}

  public static String text(BitSet bits) {
    return Base64.getEncoder().withoutPadding().encodeToString(bits.toByteArray());
  }

  /**
   * @throws InvalidInputException if it is not what {@link #text} wrote
   */
  public static BitSet parse(String text) {
    try {
      return BitSet.valueOf(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("'" + text + "' is no set of numbers");
    }
  }
}
