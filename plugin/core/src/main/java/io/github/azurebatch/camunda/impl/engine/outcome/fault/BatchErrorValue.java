package io.github.azurebatch.camunda.impl.engine.outcome.fault;

import io.github.azurebatch.camunda.impl.batch.task.FailureInformation;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.outcome.log.TaskLogs;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the variable {@code batchError}. */
public final class BatchErrorValue {

  private BatchErrorValue() {}

  /** The fields that every fault has; those that name the work are the caller's. */
  public static Map<String, Object> of(
      FaultCode code, FaultMessage message, Map<String, ?> details) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("error", code.bpmnErrorCode());
    map.put("code", code.bpmnErrorCode());
    map.put("category", "");
    message.addTo(map, details);
    return map;
  }

  static Map<String, Object> of(
      SubmittedTask task,
      Fault fault,
      FaultMessage message,
      @Nullable TaskSnapshot ended,
      TaskLogs logs) {
    FailureInformation failure = ended == null ? null : ended.failureInformation();
    Map<String, Object> details = new LinkedHashMap<>(fault.details());
    if (failure != null) {
      details.putAll(failure.details());
    }
    Map<String, Object> map = of(fault.code(), message, details);
    if (failure != null) {
      map.put("code", failure.code());
      map.put("category", failure.category());
    }
    map.put("exitCode", ended == null ? null : ended.exitCode());
    map.put("uploadFailure", UploadError.of(failure, logs).map(UploadError::toMap).orElse(null));
    map.put("jobId", task.reference().jobId());
    map.put("taskId", task.reference().taskId());
    RanOn.addTo(map, ended);
    map.putAll(logs.fields());
    return Results.of(task.account(), map);
  }
}
