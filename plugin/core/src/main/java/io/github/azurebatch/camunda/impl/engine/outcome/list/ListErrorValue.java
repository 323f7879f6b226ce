package io.github.azurebatch.camunda.impl.engine.outcome.list;

import io.github.azurebatch.camunda.impl.engine.outcome.fault.BatchErrorValue;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultCode;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.FaultMessage;
import io.github.azurebatch.camunda.impl.engine.outcome.log.FirstLogs;
import java.util.Map;

/** Builds the variable {@code batchError} of many tasks. */
public final class ListErrorValue {

  private ListErrorValue() {}

  /** The fields that lists and jobs share; those that name the tasks are the caller's. */
  public static Map<String, Object> of(
      FaultCode code, FaultMessage message, ListFaults faults, FirstLogs.Ends logs) {
    Map<String, Object> error = BatchErrorValue.of(code, message, Map.of());
    error.put("failures", faults.first());
    error.put(FirstLogs.FIELD, logs.values());
    return error;
  }
}
