package io.github.azurebatch.camunda.local.impl.node;

import java.util.ArrayList;
import java.util.List;

/**
 * A task's command line, split into words as the shell would, with nothing expanded.
 *
 * <p>Documented: it does not run under a shell. Inferred: on Linux the words are POSIX words.
 *
 * @param words the program and its arguments
 */
record CommandLine(List<String> words) {

  /** Neither too long for a message nor for a log. */
  private static final int LONGEST_QUOTATION = 60;

  static CommandLine parse(String text) {
    Splitter splitter = new Splitter(text);
    List<String> words = new ArrayList<>();
    while (splitter.skipBlanks()) {
      words.add(splitter.word());
    }
    return new CommandLine(words);
  }

  /** Reads one character after the other: a word may be as long as a script. */
  private static final class Splitter {

    private final String text;
    private int at;

    Splitter(String text) {
      this.text = text;
    }

    /** Whether a word follows. */
    boolean skipBlanks() {
      while (hasNext() && isBlank(text.charAt(at))) {
        at++;
      }
      return hasNext();
    }

    String word() {
      StringBuilder word = new StringBuilder();
      while (hasNext() && !isBlank(text.charAt(at))) {
        char character = text.charAt(at++);
        switch (character) {
          case '\'' -> addSingleQuoted(word);
          case '"' -> addDoubleQuoted(word);
          case '\\' -> word.append(next(at - 1));
          default -> word.append(character);
        }
      }
      return word.toString();
    }

    private void addSingleQuoted(StringBuilder word) {
      int opening = at - 1;
      for (char next = next(opening); next != '\''; next = next(opening)) {
        word.append(next);
      }
    }

    private void addDoubleQuoted(StringBuilder word) {
      int opening = at - 1;
      for (char next = next(opening); next != '"'; next = next(opening)) {
        if (next == '\\') {
          char escaped = next(opening);
          if ("\"\\$`".indexOf(escaped) < 0) {
            word.append(next);
          }
          word.append(escaped);
        } else {
          word.append(next);
        }
      }
    }

    private char next(int opening) {
      if (!hasNext()) {
        String rest = text.substring(opening).strip();
        throw new IllegalArgumentException(
            "a quote is not closed: "
                + rest.substring(0, Math.min(LONGEST_QUOTATION, rest.length())));
      }
      return text.charAt(at++);
    }

    private boolean hasNext() {
      return at < text.length();
    }

    private static boolean isBlank(char character) {
      return " \t\n\u000B\f\r".indexOf(character) >= 0;
    }
  }
}
