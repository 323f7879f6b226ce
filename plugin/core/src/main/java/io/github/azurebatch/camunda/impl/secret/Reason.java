package io.github.azurebatch.camunda.impl.secret;

import java.io.UncheckedIOException;

/** Unwraps the exceptions that both SDKs wrap in plain RuntimeExceptions, or as unchecked ones. */
public final class Reason {

  private Reason() {}

  public static Throwable of(RuntimeException exception) {
    Throwable reason = exception;
    while (isWrapper(reason) && reason.getCause() != null) {
      reason = reason.getCause();
    }
    return reason;
  }

  private static boolean isWrapper(Throwable failure) {
    return failure.getClass() == RuntimeException.class || failure instanceof UncheckedIOException;
  }
}
