package io.github.azurebatch.camunda.impl.engine.data.value;

/** The beginning of a text that a message quotes: values may be of any length. */
public final class Excerpt {

  private static final int LENGTH = 60;
  private static final String CUT = "...";

  private Excerpt() {}

  /** Of a value that a model gives: up to 60 characters of it. */
  public static String of(String value) {
    return of(value, LENGTH);
  }

  /**
   * The text, if it is short enough, or its beginning and three dots.
   *
   * @param most characters of the text that are kept, at least 1
   */
  public static String of(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean isWithinPair =
        Character.isHighSurrogate(text.charAt(most - 1))
            && Character.isLowSurrogate(text.charAt(most));
    return text.substring(0, isWithinPair ? most - 1 : most) + CUT;
  }
}
