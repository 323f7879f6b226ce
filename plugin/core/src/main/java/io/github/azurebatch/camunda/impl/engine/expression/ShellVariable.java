package io.github.azurebatch.camunda.impl.engine.expression;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A variable of the shell, {@code ${NAME}}, that the engine takes for an expression. */
final class ShellVariable {

  private static final Pattern NAMED = Pattern.compile("[$#]\\{([A-Za-z_]\\w*)");

  private ShellVariable() {}

  /** What to write where a name was meant for the shell. */
  static String hint(String name) {
    return hint("${" + name + "}", name);
  }

  /** What to write where such a text was meant for the shell. */
  static String hintFor(String expression) {
    Matcher named = NAMED.matcher(expression);
    return hint(expression, named.lookingAt() ? named.group(1) : "NAME");
  }

  private static String hint(String expression, String name) {
    return ". ${...} and #{...} are expressions of the engine, in a command line as well; if it is meant for the shell, write $%s or \\%s"
        .formatted(name, expression);
  }
}
