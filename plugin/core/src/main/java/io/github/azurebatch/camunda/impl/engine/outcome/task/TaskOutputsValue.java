package io.github.azurebatch.camunda.impl.engine.outcome.task;

import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.data.stored.StoredRecord;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Arrivals;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.ListedFiles;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.RanOn;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.UploadOutcome;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the variable {@code outputs} of one task. */
final class TaskOutputsValue {

  private TaskOutputsValue() {}

  static Map<String, Object> of(
      TaskExpectation expected, TaskSnapshot task, UploadOutcome upload, Arrivals arrivals) {
    SubmittedTask submitted = expected.task();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("jobId", submitted.reference().jobId());
    map.put("taskId", submitted.reference().taskId());
    map.put("attempt", expected.attempt());
    map.put("retryCount", task.retryCount());
    map.put("requeueCount", task.requeueCount());
    map.put("exitCode", task.exitCode());
    map.put("result", text(task.result()));
    map.put("startTime", text(task.startTime()));
    map.put("endTime", text(task.endTime()));
    RanOn.addTo(map, task);
    map.put("upload", upload.text());
    if (!expected.elsewhere().isEmpty()) {
      map.put("elsewhere", expected.elsewhere().stream().map(StoredRecord::toMap).toList());
    }
    ListedFiles.addTo(map, arrivals.files());
    return Results.of(submitted.account(), map);
  }

  private static @Nullable String text(@Nullable TaskResult result) {
    return result == null ? null : result.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toString();
  }
}
