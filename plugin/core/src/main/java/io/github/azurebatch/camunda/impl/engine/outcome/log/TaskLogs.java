package io.github.azurebatch.camunda.impl.engine.outcome.log;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ends of a task's logs, with signatures cut.
 *
 * @param failure why they could not be read; null if nothing failed
 */
public record TaskLogs(Map<LogFile, String> tails, LogSource source, @Nullable String failure) {

  /** The logs of a fault that they would not explain. */
  public static final TaskLogs NOT_READ = new TaskLogs(Map.of(), LogSource.NOT_READ, null);

  public TaskLogs {
    tails = tails.isEmpty() ? Map.of() : new EnumMap<>(tails);
  }

  /** The size of all ends in bytes. */
  int size() {
    return tails.values().stream()
        .mapToInt(tail -> tail.getBytes(StandardCharsets.UTF_8).length)
        .sum();
  }

  /** The fields of {@code batchError}; null for a log that does not exist. */
  public Map<String, @Nullable Object> fields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (LogFile file : LogFile.values()) {
      fields.put(file.field(), tails.get(file));
    }
    fields.put("logsFrom", source.text());
    return fields;
  }

  /** The logs for people who read the details of an incident. */
  public String text() {
    StringBuilder text = new StringBuilder();
    tails.forEach(
        (file, tail) ->
            text.append("--- ")
                .append(file.fileName())
                .append(tail.isEmpty() ? " (empty)\n" : "\n" + tail.stripTrailing() + "\n"));
    return text + remark();
  }

  private String remark() {
    return switch (source) {
      case STORAGE, NODE -> failure == null ? "" : "Other logs could not be read: " + failure;
      case GONE ->
          "There are no logs: none was persisted, and the compute node or the task's directory is gone";
      case NOT_READ -> "";
      case UNAVAILABLE -> "The logs could not be read: " + failure;
    };
  }
}
