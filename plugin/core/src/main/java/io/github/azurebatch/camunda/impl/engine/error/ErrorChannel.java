package io.github.azurebatch.camunda.impl.engine.error;

/**
 * How an activity tells the engine of its fault. A wait does it through its external task, and a
 * delegate by what it throws.
 */
public interface ErrorChannel {

  /** Called where the model catches the BPMN error. */
  void caught(String errorCode, String message);

  /**
   * Called where nothing catches the BPMN error, so that it becomes an incident. Left to itself,
   * the engine would end the scope quietly, and the fault would be lost.
   *
   * @param message the error code and the fault's message
   * @param details the message and all that is known, for the stack trace of the incident
   */
  void uncaught(String errorCode, String message, String details);
}
