package io.github.azurebatch.camunda.impl.engine.wait.store;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Objects;

/** An exception as text, for an incident and its details. */
public final class StackTrace {

  private StackTrace() {}

  /** Its message, or what it is where it has none, such as a StackOverflowError. */
  public static String message(Throwable throwable) {
    return Objects.requireNonNullElseGet(throwable.getMessage(), throwable::toString);
  }

  static String of(Throwable throwable) {
    StringWriter text = new StringWriter();
    throwable.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
