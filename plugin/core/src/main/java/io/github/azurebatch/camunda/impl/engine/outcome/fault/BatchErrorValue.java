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
final class BatchErrorValue {

  private BatchErrorValue() {}

  static Map<String, Object> of(
      SubmittedTask task,
      Fault fault,
      FaultMessage message,
      @Nullable TaskSnapshot ended,
      TaskLogs logs) {
    FailureInformation failure = ended == null ? null : ended.failureInformation();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("error", fault.code().bpmnErrorCode());
    map.put("code", failure == null ? fault.code().bpmnErrorCode() : failure.code());
    map.put("category", failure == null ? "" : failure.category());
    Map<String, Object> details = new LinkedHashMap<>(fault.details());
    if (failure != null) {
      details.putAll(failure.details());
    }
    message.addTo(map, details);
    map.put("exitCode", ended == null ? null : ended.exitCode());
    map.put("uploadFailure", UploadError.of(failure, logs).map(UploadError::toMap).orElse(null));
    map.put("jobId", task.reference().jobId());
    map.put("taskId", task.reference().taskId());
    map.putAll(logs.fields());
    return Results.of(task.account(), map);
  }
}
