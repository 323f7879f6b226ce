package io.github.azurebatch.camunda.impl.engine.input;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of the short text form: {@code left -> right | option | option}. A literal bar is
 * written {@code \|}, a literal arrow {@code \->}; other backslashes stand for themselves.
 *
 * @param right what follows the arrow; null without one
 */
public record TextLine(String left, @Nullable String right, List<String> options) {

  private static final Pattern BAR = Pattern.compile("(?<!\\\\)\\|");
  private static final Pattern ARROW = Pattern.compile("(?<!\\\\)->");

  public static List<TextLine> parseAll(String text) {
    return text.lines().filter(line -> !line.isBlank()).map(TextLine::parse).toList();
  }

  private static TextLine parse(String line) {
    String[] parts = BAR.split(line, -1);
    String[] ends = ARROW.split(parts[0], 2);
    List<String> options = Arrays.stream(parts).skip(1).map(TextLine::unescape).toList();
    return new TextLine(unescape(ends[0]), ends.length == 2 ? unescape(ends[1]) : null, options);
  }

  /** Whether the text has a bar or an arrow that stands for itself in no line. */
  public static boolean hasSeparator(String text) {
    return BAR.matcher(text).find() || ARROW.matcher(text).find();
  }

  private static String unescape(String text) {
    return text.strip().replace("\\|", "|").replace("\\->", "->");
  }
}
