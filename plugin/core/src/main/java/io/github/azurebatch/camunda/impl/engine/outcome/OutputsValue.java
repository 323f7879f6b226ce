package io.github.azurebatch.camunda.impl.engine.outcome;

import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.data.Json;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.Arrivals;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputElsewhere;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.OutputFileValue;
import io.github.azurebatch.camunda.impl.engine.outcome.fault.UploadOutcome;
import io.github.azurebatch.camunda.impl.engine.variable.Results;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the variable {@code outputs}. */
public final class OutputsValue {

  /** More files than this are counted, but not listed: a variable is no place for them. */
  public static final int MAX_FILES = 1000;

  /** Nor are more characters of JSON, which long names may make of fewer files. */
  public static final int MAX_LENGTH = 256 * 1024;

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
  public static void addFiles(Map<String, Object> map, List<OutputFileValue> all) {
    addFiles(map, all, listedCount(all, MAX_FILES, MAX_LENGTH));
  }

  /** Adds them if all can be listed, and else none; returns how many are listed. */
  public static int addFilesIfFew(
      Map<String, Object> map, List<OutputFileValue> all, int mostFiles, int mostLength) {
    int listed = listedCount(all, mostFiles, mostLength);
    int shown = listed < all.size() ? 0 : listed;
    addFiles(map, all, shown);
    return shown;
  }

  private static void addFiles(Map<String, Object> map, List<OutputFileValue> all, int listed) {
    Map<String, Object> files = new LinkedHashMap<>();
    all.subList(0, listed).forEach(file -> files.put(file.key(), file.toMap()));
    map.put("files", files);
    map.put("list", List.copyOf(files.values()));
    map.put("count", all.size());
    map.put("truncated", all.size() > listed);
  }

  private static int listedCount(List<OutputFileValue> all, int mostFiles, int mostLength) {
    int length = 0;
    int count = 0;
    while (count < Math.min(all.size(), mostFiles)) {
      length += Json.write(all.get(count).toMap()).length();
      if (length > mostLength) {
        return count;
      }
      count++;
    }
    return count;
  }

  private static @Nullable String text(@Nullable TaskResult result) {
    return result == null ? null : result.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toString();
  }
}
