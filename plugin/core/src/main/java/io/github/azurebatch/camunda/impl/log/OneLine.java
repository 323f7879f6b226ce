package io.github.azurebatch.camunda.impl.log;

import java.util.Locale;

/**
 * Texts that others chose, as a part of one line: whoever sets a variable or answers a request must
 * not be able to begin another line, which would look like one of ours, or to steer a terminal.
 */
final class OneLine {

  private static final int LINE_SEPARATOR = 0x2028;
  private static final int PARAGRAPH_SEPARATOR = 0x2029;

  private OneLine() {}

  /** The text with an escape, as Java has them, in place of each character that is none to see. */
  static String of(String text) {
    return text.chars().noneMatch(OneLine::isControl) ? text : escaped(text);
  }

  private static String escaped(String text) {
    StringBuilder line = new StringBuilder(text.length() + 16);
    text.chars()
        .forEach(
            character -> {
              if (isControl(character)) {
                line.append(escape(character));
              } else {
                line.append((char) character);
              }
            });
    return line.toString();
  }

  private static boolean isControl(int character) {
    return character != '\t'
        && (Character.isISOControl(character)
            || character == LINE_SEPARATOR
            || character == PARAGRAPH_SEPARATOR);
  }

  private static String escape(int character) {
    return switch (character) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      default -> String.format(Locale.ROOT, "\\u%04x", character);
    };
  }
}
