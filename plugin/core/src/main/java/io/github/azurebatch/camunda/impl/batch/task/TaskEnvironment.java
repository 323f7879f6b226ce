package io.github.azurebatch.camunda.impl.batch.task;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment settings of a task or a job. Values may be secrets: {@link #toString()} shows the
 * names only.
 *
 * @param settings by their names, in the order in which they are sent
 */
public record TaskEnvironment(Map<String, String> settings) {

  public static final TaskEnvironment EMPTY = new TaskEnvironment(Map.of());

  public TaskEnvironment {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
  }

  @Override
  public String toString() {
    return "TaskEnvironment" + settings.keySet();
  }
}
