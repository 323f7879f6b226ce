package io.github.azurebatch.camunda.impl.engine.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * What the name of a directory or a file in a glob consists of: stars, a question mark, a bracket
 * expression, a variable of the node, or a character that stands for itself.
 */
final class GlobTokens {

  private final String name;
  private final int lastClosing;
  private final List<String> tokens = new ArrayList<>();

  private GlobTokens(String name) {
    this.name = name;
    this.lastClosing = name.lastIndexOf(']');
  }

  /** Each of several stars in a row would say the same, so they are one token. */
  static List<String> of(String name) {
    GlobTokens reader = new GlobTokens(name);
    int at = 0;
    while (at < name.length()) {
      int end = reader.end(at);
      reader.tokens.add(name.substring(at, end));
      at = end;
    }
    return reader.tokens;
  }

  private int end(int at) {
    return switch (name.charAt(at)) {
      case '*' -> endOfStars(at);
      case '[' -> endOfBrackets(at);
      case '$' -> endOfVariable(at);
      default -> at + 1;
    };
  }

  private int endOfStars(int at) {
    int end = at;
    while (name.startsWith("*", end)) {
      end++;
    }
    return end;
  }

  /** As in a shell, a bracket that closes at once is a member, and one never closed is itself. */
  private int endOfBrackets(int at) {
    int members = name.startsWith("!", at + 1) ? at + 2 : at + 1;
    return lastClosing > members ? name.indexOf(']', members + 1) + 1 : at + 1;
  }

  private int endOfVariable(int at) {
    boolean braces = name.startsWith("{", at + 1);
    int begin = braces ? at + 2 : at + 1;
    int end = begin;
    while (end < name.length() && isOfAVariable(name.charAt(end))) {
      end++;
    }
    if (end == begin || braces && !name.startsWith("}", end)) {
      return at + 1;
    }
    return braces ? end + 1 : end;
  }

  private static boolean isOfAVariable(char character) {
    return character == '_' || character < 128 && Character.isLetterOrDigit(character);
  }
}
