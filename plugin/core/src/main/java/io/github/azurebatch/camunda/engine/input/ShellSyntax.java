package io.github.azurebatch.camunda.engine.input;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what only a shell understands in a command line that has none: the service runs command
 * lines without, and hands the program a bar or a {@code >} as an argument.
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

  private static final Pattern PROGRAM = Pattern.compile("\\s*(?:\"([^\"]+)\"|'([^']+)'|(\\S+))");

  // What is quoted is skipped; but a variable would be expanded within double quotes, too.
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\\\.|'[^']*'|\"[^\"$]*(?<inDoubleQuotes>\\$\\{?\\w+)?[^\"]*\"|(?<syntax>\\|\\|?|&&|>>?|<|;|\\$\\{?\\w+}?)");

  private ShellSyntax() {}

  /** The first of it, such as {@code |} or {@code $HOME}; empty if a shell is called. */
  static Optional<String> in(String commandLine) {
    return isShell(commandLine) ? Optional.empty() : first(TOKEN.matcher(commandLine));
  }

  private static Optional<String> first(Matcher tokens) {
    return tokens
        .results()
        .map(token -> token.group(2) == null ? token.group(1) : token.group(2))
        .filter(syntax -> syntax != null)
        .findFirst();
  }

  private static boolean isShell(String commandLine) {
    Matcher program = PROGRAM.matcher(commandLine);
    if (!program.lookingAt()) {
      return false;
    }
    String path = program.group().trim().replaceAll("[\"']", "");
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    return SHELLS.contains(name.toLowerCase(Locale.ROOT).replaceFirst("\\.exe$", ""));
  }
}
