package io.github.azurebatch.camunda.impl.engine.input;

import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.pattern.Placeholders;
import org.jspecify.annotations.Nullable;

/**
 * Tells texts that are meant as JSON from others by how they begin. A text that is meant as JSON
 * and is not JSON is refused by its reader.
 */
public final class JsonText {

  private JsonText() {}

  /** A text that would otherwise be a name, or lines with a name each: brackets are in no name. */
  public static boolean isMeant(String text) {
    String begin = begin(text);
    return begin.startsWith("{") || begin.startsWith("[");
  }

  /**
   * A text that would otherwise be lines that begin with a file pattern: {@code [a-z].txt} and
   * {@code {item.name}.txt} are such patterns.
   */
  public static boolean isMeantBesidePatterns(String text) {
    String begin = begin(text);
    return begin.startsWith("[") ? isList(begin.substring(1).stripLeading()) : isObject(begin);
  }

  /** A text that would otherwise be a list of patterns or names, but never of objects. */
  static boolean isMeantAsTexts(String text) {
    String begin = begin(text);
    return begin.startsWith("[") && isListOfTexts(begin.substring(1).stripLeading());
  }

  /** A file that was read into a variable may begin with one, which editors do not show. */
  static @Nullable Object withoutByteOrderMark(@Nullable Object value) {
    return value instanceof String text ? Json.withoutByteOrderMark(text) : value;
  }

  private static String begin(String text) {
    return Json.withoutByteOrderMark(text).stripLeading();
  }

  private static boolean isList(String elements) {
    return isListOfTexts(elements) || isObject(elements);
  }

  private static boolean isListOfTexts(String elements) {
    return elements.startsWith("\"") || elements.startsWith("]");
  }

  private static boolean isObject(String text) {
    return text.startsWith("{") && !Placeholders.PATTERN.matcher(text).lookingAt();
  }
}
