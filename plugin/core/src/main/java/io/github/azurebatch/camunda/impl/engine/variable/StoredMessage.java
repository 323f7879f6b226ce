package io.github.azurebatch.camunda.impl.engine.variable;

/**
 * A message as the engine's columns hold it: of BPMN errors, incidents and Camunda jobs. Left
 * alone, the engine cuts some of them in the middle of a word, and fails on the others. What is cut
 * off has to stand elsewhere: in details and stack traces, which are kept in bytes.
 */
public final class StoredMessage {

  /** Where the engine cuts; with three bytes a character it fits into every database's column. */
  public static final int LONGEST = 666;

  private static final String CUT = " ...";

  /** The control characters that a text of several lines has. */
  private static final String LINES = "\n\r\t";

  private StoredMessage() {}

  /** The message, if it is short enough, or its beginning up to the end of a word. */
  public static String of(String message) {
    String storable = storable(message);
    return storable.length() <= LONGEST ? storable : beginning(storable, LONGEST);
  }

  /**
   * The beginning and the end of a text that is longer than that: of a complaint that quotes a long
   * value, the end says what is allowed.
   */
  public static String aroundMiddle(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int half = most / 2;
    int from = text.length() - half;
    return beginning(text, half) + text.substring(isWithinPair(text, from) ? from + 1 : from);
  }

  /**
   * Without what PostgreSQL takes in no text, and what is beyond the first plane: the columns that
   * the engine makes on MySQL and MariaDB refuse it, and with it the transaction that reports. And
   * without control characters that a quoted value has: a terminal that shows them obeys them.
   */
  private static String storable(String message) {
    StringBuilder text = new StringBuilder(message.length());
    message.codePoints().map(StoredMessage::storable).forEach(text::appendCodePoint);
    return text.toString();
  }

  private static int storable(int codePoint) {
    boolean isTaken =
        codePoint != 0
            && Character.isBmpCodePoint(codePoint)
            && Character.getType(codePoint) != Character.SURROGATE
            && (!Character.isISOControl(codePoint) || LINES.indexOf(codePoint) >= 0);
    return isTaken ? codePoint : '\uFFFD';
  }

  private static String beginning(String text, int most) {
    int end = most - CUT.length();
    int word = end;
    while (word > end / 2 && !Character.isWhitespace(text.charAt(word))) {
      word--;
    }
    if (word > end / 2) {
      return text.substring(0, word).stripTrailing() + CUT;
    }
    return text.substring(0, isWithinPair(text, end) ? end - 1 : end) + CUT;
  }

  private static boolean isWithinPair(String text, int index) {
    return Character.isLowSurrogate(text.charAt(index))
        && Character.isHighSurrogate(text.charAt(index - 1));
  }
}
