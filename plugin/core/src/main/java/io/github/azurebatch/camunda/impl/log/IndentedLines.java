package io.github.azurebatch.camunda.impl.log;

import java.util.stream.Collectors;

/**
 * A value of several lines, such as a stack trace as text. It begins on a new line, and none of its
 * lines begins where lines of the log do.
 */
public record IndentedLines(String text) {

  @Override
  public String toString() {
    return text.lines().map(line -> "\n\t" + OneLine.of(line)).collect(Collectors.joining());
  }
}
