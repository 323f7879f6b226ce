package io.github.azurebatch.camunda.benchmarks.baseline;

import io.github.azurebatch.camunda.impl.engine.data.Json;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.variable.value.TypedValue;

/** A variable of the size that the plugin sets, for what is compared with it. */
public final class OutputsExample {

  public static final TypedValue VALUE =
      Json.variable(
          Map.ofEntries(
              Map.entry("version", 1),
              Map.entry("account", "default"),
              Map.entry("jobId", "job"),
              Map.entry("taskId", "task"),
              Map.entry("attempt", 1),
              Map.entry("exitCode", 0),
              Map.entry("result", "success"),
              Map.entry("startTime", "2026-01-01T00:00:00.000Z"),
              Map.entry("endTime", "2026-01-01T00:00:10.000Z"),
              Map.entry("upload", "none"),
              Map.entry("files", Map.of()),
              Map.entry("list", List.of()),
              Map.entry("count", 0),
              Map.entry("truncated", false)));

  private OutputsExample() {}
}
