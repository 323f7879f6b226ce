package io.github.azurebatch.camunda.local.impl.http;

import io.github.azurebatch.camunda.local.Operation;
import java.util.List;

/** Is told of each call whose operation is known. */
public interface CallRecorder {

  /** The status of a call whose connection is closed without an answer. */
  int NO_ANSWER = 0;

  void received(Operation operation);

  /**
   * @param status of the answer, or {@link #NO_ANSWER}
   */
  void answered(Operation operation, List<String> ids, int status);
}
