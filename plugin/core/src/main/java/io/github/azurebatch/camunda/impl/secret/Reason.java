package io.github.azurebatch.camunda.impl.secret;

/** Unwraps the exceptions that both SDKs wrap in plain RuntimeExceptions. */
public final class Reason {

  private Reason() {}

  public static Throwable of(RuntimeException exception) {
    Throwable reason = exception;
    while (reason.getClass() == RuntimeException.class && reason.getCause() != null) {
      reason = reason.getCause();
    }
    return reason;
  }
}
