package io.github.azurebatch.camunda.impl.engine.data;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Values that are one text or one number. */
final class PlainScalars {

  private PlainScalars() {}

  /** The text that the value stands for; empty if it stands for none. */
  static Optional<String> text(Object value) {
    if (value instanceof CharSequence || value instanceof Character) {
      return Optional.of(value.toString());
    }
    if (value instanceof char[] text) {
      return Optional.of(String.valueOf(text));
    }
    if (value instanceof Enum<?> constant) {
      return Optional.of(constant.name());
    }
    if (value instanceof UUID
        || value instanceof URI
        || value instanceof URL
        || value instanceof Path
        || value instanceof File) {
      return Optional.of(value.toString());
    }
    return IsoTexts.of(value);
  }

  /**
   * @throws InvalidInputException if it is infinite or no number, or of a kind that is not known
   */
  static Number number(Number number, DataPath path) {
    if (number instanceof Double || number instanceof Float) {
      return finite(number, path);
    }
    if (number instanceof AtomicInteger) {
      return number.intValue();
    }
    if (number instanceof AtomicLong) {
      return number.longValue();
    }
    if (number instanceof Integer
        || number instanceof Long
        || number instanceof Short
        || number instanceof Byte
        || isExactly(BigDecimal.class, number)
        || isExactly(BigInteger.class, number)) {
      return number;
    }
    throw Refusal.of(number, path);
  }

  private static Number finite(Number number, DataPath path) {
    if (!Double.isFinite(number.doubleValue())) {
      throw Refusal.because(path, "is " + number + ", which is no number that JSON has");
    }
    // the digits that a float shows, not those of its binary value
    return number instanceof Float ? new BigDecimal(number.toString()) : number;
  }

  private static boolean isExactly(Class<?> type, Number number) {
    return number.getClass() == type;
  }
}
