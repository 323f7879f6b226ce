package io.github.azurebatch.camunda.impl.engine.retry;

import io.github.azurebatch.camunda.impl.engine.variable.StoredMessage;
import java.io.PrintStream;
import java.io.PrintWriter;

/**
 * A failure with a message that the engine can store; the stack trace, which it stores in bytes,
 * has the whole one.
 */
final class StoredFailure extends Throwable {

  private static final long serialVersionUID = 1;

  private final Throwable whole;

  private StoredFailure(String message, Throwable whole) {
    super(message, whole, false, false);
    this.whole = whole;
  }

  /** The failure itself where its message can be stored as it is. */
  static Throwable of(Throwable failure) {
    String message = failure.getMessage();
    if (message == null) {
      return failure;
    }
    String stored = StoredMessage.of(message);
    return stored.equals(message) ? failure : new StoredFailure(stored, failure);
  }

  @Override
  public void printStackTrace(PrintStream stream) {
    whole.printStackTrace(stream);
  }

  @Override
  public void printStackTrace(PrintWriter writer) {
    whole.printStackTrace(writer);
  }
}
