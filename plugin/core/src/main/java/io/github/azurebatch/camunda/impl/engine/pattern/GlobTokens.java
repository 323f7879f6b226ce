package io.github.azurebatch.camunda.impl.engine.pattern;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the name of a directory or a file in a glob consists of: stars and variables of the node in
 * a row, a bracket expression, or a character.
 */
final class GlobTokens {

  private static final String ANY = "(?:\\*|\\$\\w++|\\$\\{\\w++})++|";

  /** As in a shell, a bracket that closes at once is a member. */
  private static final String BRACKETS = "\\[!?+.[^]]*+]|";

  private static final Pattern CLOSED = Pattern.compile(ANY + BRACKETS + ".", Pattern.DOTALL);
  private static final Pattern UNCLOSED = Pattern.compile(ANY + ".", Pattern.DOTALL);

  private GlobTokens() {}

  /** One after the last that closes is itself: to look on for its end would take too long. */
  static List<String> of(String name) {
    int closed = name.lastIndexOf(']') + 1;
    return Stream.concat(
            CLOSED.matcher(name.substring(0, closed)).results(),
            UNCLOSED.matcher(name.substring(closed)).results())
        .map(MatchResult::group)
        .toList();
  }

  static boolean isBrackets(String token) {
    return token.startsWith("[") && token.length() > 1;
  }
}
