package io.github.azurebatch.camunda.impl.engine.data;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.io.InputStream;
import javax.script.Bindings;
import org.camunda.bpm.engine.variable.value.FileValue;

/** What is said of a value that has no plain meaning. */
final class Refusal {

  private Refusal() {}

  static InvalidInputException of(Object value, DataPath path) {
    return because(path, "is of class " + value.getClass().getName() + "; " + advice(value));
  }

  static InvalidInputException because(DataPath path, String complaint) {
    return new InvalidInputException("'%s' %s".formatted(path, complaint));
  }

  /** Why a value's own code failed when it was read. */
  static String reason(Throwable failure) {
    if (failure instanceof StackOverflowError) {
      return "it is nested too deep, or contains itself";
    }
    if (failure instanceof LinkageError) {
      return "a class of it cannot be loaded: " + failure.getMessage();
    }
    return failure.getMessage() == null
        ? "its own code fails without a message"
        : "its own code fails: " + failure.getMessage();
  }

  private static String advice(Object value) {
    if (value instanceof byte[] || value instanceof InputStream || value instanceof FileValue) {
      return "content has no place in an input: store it as a blob, and give its URL";
    }
    if (value instanceof Bindings) {
      // to Nashorn an array is one, with its indexes for names
      return "what it means is not to be seen: give it as text, such as JSON.stringify(...)";
    }
    return "allowed are texts, numbers, booleans, dates, and lists and maps of these";
  }
}
