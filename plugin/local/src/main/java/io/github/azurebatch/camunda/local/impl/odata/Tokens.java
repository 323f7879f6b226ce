package io.github.azurebatch.camunda.local.impl.odata;

import java.util.ArrayList;
import java.util.List;

/** The words of a filter expression, read one after the other. */
final class Tokens {

  private static final String TIME = "datetime'";
  private static final String BLANKS = " \t\n\u000B\f\r";
  private static final String SIGNS = "(),";

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
    int position = 0;
    while (position < expression.length()) {
      if (BLANKS.indexOf(expression.charAt(position)) >= 0) {
        position++;
      } else {
        int end = end(expression, position);
        tokens.add(expression.substring(position, end));
        position = end;
      }
    }
    return tokens;
  }

  private static int end(String expression, int begin) {
    if (SIGNS.indexOf(expression.charAt(begin)) >= 0) {
      return begin + 1;
    }
    if (expression.charAt(begin) == '\'') {
      return endOfQuoted(expression, begin);
    }
    if (expression.regionMatches(true, begin, TIME, 0, TIME.length())) {
      return endOfQuoted(expression, begin + TIME.length() - 1);
    }
    int end = begin;
    while (end < expression.length()
        && (BLANKS + SIGNS + "'").indexOf(expression.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** A quote within the text is written twice. */
  private static int endOfQuoted(String expression, int opening) {
    int quote = expression.indexOf('\'', opening + 1);
    while (quote >= 0 && expression.startsWith("''", quote)) {
      quote = expression.indexOf('\'', quote + 2);
    }
    if (quote < 0) {
      throw new IllegalArgumentException("syntax error at position " + opening);
    }
    return quote + 1;
  }
}
