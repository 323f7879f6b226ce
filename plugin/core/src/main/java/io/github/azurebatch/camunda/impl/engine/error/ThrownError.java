package io.github.azurebatch.camunda.impl.engine.error;

import io.github.azurebatch.camunda.fault.RefusedException;
import org.camunda.bpm.engine.delegate.BpmnError;

/** Throws the fault out of a delegate. */
public final class ThrownError implements ErrorChannel {

  @Override
  public void caught(String errorCode, String message) {
    throw new BpmnError(errorCode, message);
  }

  /** The engine keeps the beginning as the message, and all of it with the stack trace. */
  @Override
  public void uncaught(String errorCode, String message, String details) {
    throw new RefusedException(errorCode, details, null);
  }
}
