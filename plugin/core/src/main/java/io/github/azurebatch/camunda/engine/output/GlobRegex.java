package io.github.azurebatch.camunda.engine.output;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Turns the wildcards of a file pattern into a regular expression. */
final class GlobRegex {

  private static final Pattern TOKEN =
      Pattern.compile("\\*\\*/?|\\*|\\?|\\[!?\\]?[^\\]]*\\]|\\$\\w+|\\$\\{\\w+\\}|[^*?\\[$]+|.");

  private GlobRegex() {}

  static Pattern of(String glob) {
    return Pattern.compile(
        TOKEN.matcher(glob).results().map(GlobRegex::translate).collect(Collectors.joining()));
  }

  private static String translate(MatchResult token) {
    String text = token.group();
    if (text.equals("**/")) {
      return "(?:.*/)?";
    }
    if (text.equals("**")) {
      return ".*";
    }
    if (text.equals("*")) {
      return "[^/]*";
    }
    if (text.equals("?")) {
      return "[^/]";
    }
    if (text.startsWith("$") && text.length() > 1) {
      return ".*";
    }
    return text.startsWith("[") && text.length() > 2 ? characterClass(text) : Pattern.quote(text);
  }

  private static String characterClass(String text) {
    boolean negated = text.startsWith("[!");
    String members = text.substring(negated ? 2 : 1, text.length() - 1);
    String escaped = members.replaceAll("[\\\\\\[\\]&^]", "\\\\$0");
    return (negated ? "[^/" : "[") + escaped + "]";
  }
}
