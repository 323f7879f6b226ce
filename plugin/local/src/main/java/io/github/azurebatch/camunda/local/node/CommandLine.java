package io.github.azurebatch.camunda.local.node;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A task's command line, split into words as the shell would, with nothing expanded.
 *
 * <p>Documented: it does not run under a shell. Inferred: on Linux the words are POSIX words.
 *
 * @param words the program and its arguments
 */
record CommandLine(List<String> words) {

  private static final String SINGLE_QUOTED = "'([^']*)'";
  private static final String DOUBLE_QUOTED = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final String ESCAPED = "\\\\(.)";

  private static final Pattern QUOTED =
      Pattern.compile(
          String.join("|", SINGLE_QUOTED, DOUBLE_QUOTED, ESCAPED, "([^\\s'\"\\\\]+)"),
          Pattern.DOTALL);
  private static final Pattern WORD =
      Pattern.compile("(?:" + QUOTED.pattern() + ")+", Pattern.DOTALL);
  private static final Pattern ESCAPED_IN_DOUBLE_QUOTES = Pattern.compile("\\\\([\"\\\\$`])");

  static CommandLine parse(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text);
    int end = 0;
    while (word.find()) {
      requireBlank(text.substring(end, word.start()));
      words.add(withoutQuotes(word.group()));
      end = word.end();
    }
    requireBlank(text.substring(end));
    return new CommandLine(words);
  }

  /** What is neither a word nor blank can only be a quote that is never closed. */
  private static void requireBlank(String text) {
    if (!text.isBlank()) {
      throw new IllegalArgumentException("a quote is not closed: " + text.strip());
    }
  }

  private static String withoutQuotes(String word) {
    return QUOTED.matcher(word).replaceAll(part -> Matcher.quoteReplacement(meaning(part)));
  }

  private static String meaning(MatchResult part) {
    if (part.group(2) != null) {
      return ESCAPED_IN_DOUBLE_QUOTES.matcher(part.group(2)).replaceAll("$1");
    }
    if (part.group(1) != null) {
      return part.group(1);
    }
    return part.group(3) == null ? part.group() : part.group(3);
  }
}
