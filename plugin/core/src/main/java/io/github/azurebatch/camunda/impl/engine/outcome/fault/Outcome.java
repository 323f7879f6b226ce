package io.github.azurebatch.camunda.impl.engine.outcome.fault;

import io.github.azurebatch.camunda.impl.engine.variable.StoredMessage;
import java.util.Map;

/** How an awaited task, list or job ended. */
public sealed interface Outcome {

  /** The value of the variable {@code outputs}, which every outcome has. */
  Map<String, Object> outputs();

  /** The work succeeded, and all required outputs arrived. */
  record Arrived(Map<String, Object> outputs) implements Outcome {}

  /**
   * A fault that the model may catch as a BPMN error.
   *
   * @param message short enough to be stored; the details of {@code batchError} have the whole
   * @param batchError the value of the variable {@code batchError}
   * @param logs the ends of the task's logs, for the details of an incident
   */
  record Faulted(
      FaultCode code,
      String message,
      Map<String, Object> outputs,
      Map<String, Object> batchError,
      String logs)
      implements Outcome {

    public Faulted {
      message = StoredMessage.of(message);
    }
  }
}
