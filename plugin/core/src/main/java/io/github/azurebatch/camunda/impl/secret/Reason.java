package io.github.azurebatch.camunda.impl.secret;

import java.io.UncheckedIOException;
import java.net.ProtocolException;

/** The reasons of failures of both SDKs, in words that an operator can read. */
public final class Reason {

  private Reason() {}

  /**
   * Unwraps what the SDKs wrap in plain or unchecked exceptions. An answer without a field that
   * must be there makes them, and the readers of their models, fail with a NullPointerException.
   */
  public static Throwable of(RuntimeException exception) {
    Throwable reason = exception;
    while (isWrapper(reason) && reason.getCause() != null) {
      reason = reason.getCause();
    }
    return reason instanceof NullPointerException
        ? new ProtocolException("the answer lacks a field").initCause(reason)
        : reason;
  }

  private static boolean isWrapper(Throwable failure) {
    return failure.getClass() == RuntimeException.class || failure instanceof UncheckedIOException;
  }
}
