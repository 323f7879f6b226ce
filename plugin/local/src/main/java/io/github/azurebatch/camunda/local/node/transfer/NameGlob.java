package io.github.azurebatch.camunda.local.node.transfer;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A glob for one file or directory name.
 *
 * @param glob with {@code *}, {@code ?} and brackets
 */
record NameGlob(String glob) {

  private static final Pattern PART =
      Pattern.compile("\\*+|\\?|\\[(!?)(]?[^\\]]*)\\]|.", Pattern.DOTALL);

  static boolean hasWildcard(String name) {
    return name.chars().anyMatch(character -> "*?[".indexOf(character) >= 0);
  }

  boolean matches(String name) {
    return (!name.startsWith(".") || glob.startsWith(".")) && expression().matcher(name).matches();
  }

  private Pattern expression() {
    String expression =
        PART.matcher(glob).replaceAll(part -> Matcher.quoteReplacement(translated(part)));
    return Pattern.compile(expression, Pattern.DOTALL);
  }

  private static String translated(MatchResult part) {
    return switch (part.group().charAt(0)) {
      case '*' -> ".*";
      case '?' -> ".";
      case '[' -> part.group(2) == null ? "\\[" : bracket(part.group(1), part.group(2));
      default -> Pattern.quote(part.group());
    };
  }

  private static String bracket(String negation, String characters) {
    String literal = characters.replaceAll("[\\\\\\[\\]^&]", "\\\\$0");
    return "[" + (negation.isEmpty() ? "" : "^") + literal + "]";
  }
}
