package io.github.azurebatch.camunda.engine.outcome;

import io.github.azurebatch.camunda.batch.TaskResult;
import io.github.azurebatch.camunda.batch.TaskSnapshot;
import io.github.azurebatch.camunda.engine.output.SubmittedTask;
import io.github.azurebatch.camunda.engine.variable.Results;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the variable {@code outputs}. */
final class OutputsValue {

  /** More files than this are counted, but not listed: a variable is no place for them. */
  static final int MAX_FILES = 1000;

  private OutputsValue() {}

  static Map<String, Object> of(
      Expectation expected, TaskSnapshot task, UploadOutcome upload, Arrivals arrivals) {
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
    map.put("upload", upload.text());
    if (!expected.elsewhere().isEmpty()) {
      map.put("elsewhere", expected.elsewhere().stream().map(OutputElsewhere::toMap).toList());
    }
    addFiles(map, arrivals.files());
    return Results.of(submitted.account(), map);
  }

  /** Adds the fields that all variables with outputs have. */
  static void addFiles(Map<String, Object> map, List<OutputFileValue> all) {
    List<OutputFileValue> listed = all.subList(0, Math.min(all.size(), MAX_FILES));
    Map<String, Object> files = new LinkedHashMap<>();
    listed.forEach(file -> files.put(file.key(), file.toMap()));
    map.put("files", files);
    map.put("list", listed.stream().map(OutputFileValue::toMap).toList());
    map.put("count", all.size());
    map.put("truncated", all.size() > listed.size());
  }

  private static @Nullable String text(@Nullable TaskResult result) {
    return result == null ? null : result.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toString();
  }
}
