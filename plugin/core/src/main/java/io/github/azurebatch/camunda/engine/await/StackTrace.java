package io.github.azurebatch.camunda.engine.await;

import java.io.PrintWriter;
import java.io.StringWriter;

/** An exception as text, for the details of an incident. */
final class StackTrace {

  private StackTrace() {}

  static String of(Throwable throwable) {
    StringWriter text = new StringWriter();
    throwable.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
