package io.github.azurebatch.camunda.local.odata;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a filter expression, read one after the other. */
final class Tokens {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?<token>(?i:datetime)?'(?:[^']|'')*'|[(),]|[^\\s(),']+)\\s*", Pattern.DOTALL);

  private final List<String> tokens;
  private int next;

  Tokens(String expression) {
    this.tokens = split(expression);
  }

  boolean hasNext() {
    return next < tokens.size();
  }

  String take() {
    if (!hasNext()) {
      throw new IllegalArgumentException("the expression ends too early");
    }
    return tokens.get(next++);
  }

  /** Takes the next word if it is this one. */
  boolean takeIf(String word) {
    if (hasNext() && tokens.get(next).equalsIgnoreCase(word)) {
      next++;
      return true;
    }
    return false;
  }

  void expect(String word) {
    if (!takeIf(word)) {
      throw new IllegalArgumentException(
          "'" + word + "' is expected " + (hasNext() ? "before '" + take() + "'" : "at the end"));
    }
  }

  private static List<String> split(String expression) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(expression);
    int position = 0;
    while (position < expression.length()) {
      if (!matcher.find(position) || matcher.start() != position) {
        throw new IllegalArgumentException("syntax error at position " + position);
      }
      tokens.add(matcher.group("token"));
      position = matcher.end();
    }
    return tokens;
  }
}
