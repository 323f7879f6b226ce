package io.github.azurebatch.camunda.impl.engine.outcome.list;

import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultMessage;
import io.github.azurebatch.camunda.impl.engine.outcome.log.FirstLogs;
import java.util.LinkedHashMap;
import java.util.Map;

/** Builds the variable {@code batchError} of many tasks. */
public final class ListErrorValue {

  private ListErrorValue() {}

  /** The fields that lists and jobs share; those that name the tasks are the caller's. */
  public static Map<String, Object> of(
      FaultCode code, FaultMessage message, ListFaults faults, FirstLogs.Ends logs) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("error", code.bpmnErrorCode());
    error.put("code", code.bpmnErrorCode());
    error.put("category", "");
    message.addTo(error, Map.of());
    error.put("failures", faults.first());
    error.put(FirstLogs.FIELD, logs.values());
    return error;
  }
}
