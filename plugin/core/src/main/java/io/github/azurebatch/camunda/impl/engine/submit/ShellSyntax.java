package io.github.azurebatch.camunda.impl.engine.submit;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what only a shell understands in a command line that calls no shell: the service runs it
 * without one, and hands the program a {@code |} or a {@code >} as an argument.
 */
final class ShellSyntax {

  private static final Set<String> SHELLS =
      Set.of(
          "sh",
          "bash",
          "dash",
          "ash",
          "ksh",
          "zsh",
          "csh",
          "tcsh",
          "fish",
          "cmd",
          "powershell",
          "pwsh");

  private ShellSyntax() {}

  /** The first such text, like {@code |} or {@code $HOME}; empty if a shell is called. */
  static Optional<String> in(String commandLine) {
    return isShell(commandLine) ? Optional.empty() : new Scanner(commandLine).first();
  }

  private static boolean isShell(String commandLine) {
    String line = commandLine.stripLeading();
    String path = line.isEmpty() ? "" : line.substring(0, endOfProgram(line));
    String plain = path.replace("\"", "").replace("'", "");
    String name = plain.substring(Math.max(plain.lastIndexOf('/'), plain.lastIndexOf('\\')) + 1);
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return SHELLS.contains(lowerCase)
        || lowerCase.endsWith(".exe")
            && SHELLS.contains(lowerCase.substring(0, lowerCase.length() - ".exe".length()));
  }

  private static int endOfProgram(String line) {
    char quote = line.charAt(0);
    int closing = quote == '"' || quote == '\'' ? line.indexOf(quote, 1) : -1;
    return closing > 1
        ? closing
        : (int) line.chars().takeWhile(each -> !Character.isWhitespace(each)).count();
  }

  /**
   * Reads a command line once, from left to right. What is quoted is skipped; but a variable would
   * be expanded within double quotes, too.
   */
  private static final class Scanner {

    private final String line;
    private int at;

    Scanner(String line) {
      this.line = line;
    }

    Optional<String> first() {
      while (at < line.length()) {
        Optional<String> found = next();
        if (found.isPresent()) {
          return found;
        }
      }
      return Optional.empty();
    }

    private Optional<String> next() {
      return switch (line.charAt(at)) {
        case '\\' -> skipTo(at + 2);
        case '\'' -> skipTo(Math.max(at, line.indexOf('\'', at + 1)) + 1);
        case '"' -> inDoubleQuotes();
        case '$' -> variable();
        case '|' -> operator("||", "|");
        case '>' -> operator(">>", ">");
        case '&' -> operator("&&");
        case '<' -> operator("<");
        case ';' -> operator(";");
        default -> skipTo(at + 1);
      };
    }

    /** A quote that is never closed hides nothing. */
    private Optional<String> inDoubleQuotes() {
      int closing = at + 1;
      while (closing < line.length() && line.charAt(closing) != '"') {
        closing += line.charAt(closing) == '\\' ? 2 : 1;
      }
      if (closing >= line.length()) {
        return skipTo(at + 1);
      }
      at++;
      while (at < closing) {
        Optional<String> variable = line.charAt(at) == '$' ? variable() : skipTo(at + 1);
        if (variable.isPresent()) {
          return variable;
        }
      }
      return skipTo(closing + 1);
    }

    private Optional<String> variable() {
      int name = line.startsWith("{", at + 1) ? at + 2 : at + 1;
      int end = name;
      while (end < line.length() && isOfAName(line.charAt(end))) {
        end++;
      }
      if (end == name) {
        return skipTo(at + 1);
      }
      return Optional.of(line.substring(at, line.startsWith("}", end) ? end + 1 : end));
    }

    private Optional<String> operator(String... alternatives) {
      for (String operator : alternatives) {
        if (line.startsWith(operator, at)) {
          return Optional.of(operator);
        }
      }
      return skipTo(at + 1);
    }

    private Optional<String> skipTo(int place) {
      at = place;
      return Optional.empty();
    }

    private static boolean isOfAName(char character) {
      return character == '_' || character < 128 && Character.isLetterOrDigit(character);
    }
  }
}
