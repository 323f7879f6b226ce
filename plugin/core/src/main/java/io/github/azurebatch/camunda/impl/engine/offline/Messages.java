package io.github.azurebatch.camunda.impl.engine.offline;

/** The engine's messages, as a line of a report has room for them. */
final class Messages {

  private static final String BETWEEN = ": ";

  private Messages() {}

  /** Some of the engine's have several lines, and some say the same twice. */
  static String inOneLine(String message) {
    String line = String.join(" ", message.strip().split("\\s+"));
    int half = (line.length() - BETWEEN.length()) / 2;
    return half > 0 && line.equals(line.substring(0, half) + BETWEEN + line.substring(0, half))
        ? line.substring(0, half)
        : line;
  }
}
