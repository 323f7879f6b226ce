package io.github.azurebatch.camunda.impl.engine.retry;

import io.github.azurebatch.camunda.impl.engine.variable.StoredMessage;
import java.io.PrintStream;
import java.io.PrintWriter;

/**
 * A failure whose message fits the engine's column. The stack trace, which the engine stores as
 * bytes, has the whole message.
 */
final class StoredFailure extends Throwable {

  private static final long serialVersionUID = 1;

  private final Throwable whole;

  private StoredFailure(String message, Throwable whole) {
    super(message, whole, false, false);
    this.whole = whole;
  }

  /** The failure itself if its message fits. */
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
