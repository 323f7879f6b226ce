package io.github.azurebatch.camunda.impl.engine.outcome.fault;

import io.github.azurebatch.camunda.impl.engine.variable.StoredMessage;
import java.util.Map;

/** What became of an awaited Azure Batch task. */
public sealed interface Outcome {

  /** The value of the variable {@code outputs}; set whatever the outcome. */
  Map<String, Object> outputs();

  /** The task succeeded, and everything that was required arrived. */
  record Arrived(Map<String, Object> outputs) implements Outcome {}

  /**
   * A fault that the model may catch as a BPMN error.
   *
   * @param message as it can be stored; what is cut off is in the details of {@code batchError}
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
