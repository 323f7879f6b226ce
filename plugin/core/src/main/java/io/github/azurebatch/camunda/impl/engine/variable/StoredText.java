package io.github.azurebatch.camunda.impl.engine.variable;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * A text as a variable, of any length. The engine keeps a text in a column of 4,000 characters, or
 * 2,000 on Oracle; a longer one fails when the transaction is flushed, after all its effects. What
 * does not fit on every database is kept as JSON, in bytes, and reads back as the same text.
 */
public final class StoredText {

  /** So long a text fits everywhere; it is Oracle's column that has no room for more. */
  public static final int LONGEST = 2000;

  /** The engine's column of the names of variables. */
  static final int LONGEST_NAME = 255;

  private StoredText() {}

  /**
   * The name of a variable; found here before any effect, and not when the engine stores it.
   *
   * @throws InvalidInputException if not every database takes it
   */
  public static String checkName(String name) {
    if (!fits(name, LONGEST_NAME)) {
      throw new InvalidInputException(
          "it is no name that every database takes: it has %d characters, %d bytes in UTF-8, and %d are allowed"
              .formatted(name.length(), name.getBytes(UTF_8).length, LONGEST_NAME));
    }
    return name;
  }

  public static TypedValue variable(String text) {
    return fits(text) ? Variables.stringValue(text) : Json.text(text);
  }

  /** Whether the column of texts takes it on every database. */
  public static boolean fits(String text) {
    return fits(text, LONGEST);
  }

  /** Whether a column of that length takes it on every database, however that counts. */
  public static boolean fits(String text, int most) {
    return text.length() <= most
        && text.chars().allMatch(StoredText::isTakenEverywhere)
        && text.getBytes(UTF_8).length <= most;
  }

  /** PostgreSQL takes no zero, and MySQL's usual character set nothing beyond the first plane. */
  private static boolean isTakenEverywhere(int character) {
    return character != 0 && !Character.isSurrogate((char) character);
  }
}
