package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import io.github.azurebatch.camunda.storage.OutputName;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An output that arrived, as variables show it.
 *
 * @param key its name in {@code outputs.files}
 * @param taskId the task that left it; null where only its name can tell
 */
public record OutputFileValue(String key, @Nullable String taskId, ArrivedBlob arrived) {

  public StoredBlob blob() {
    return arrived.blob();
  }

  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", blob().name());
    map.put("path", key);
    map.put("container", blob().container());
    map.put("url", blob().url().toString());
    map.put("size", blob().size());
    map.put("eTag", blob().eTag());
    map.put("contentType", blob().contentType());
    map.put("lastModified", blob().lastModified().toString());
    Optional<OutputName> name = OutputName.of(blob().name());
    putIfKnown(map, "taskId", taskId == null ? name.map(OutputName::taskId).orElse(null) : taskId);
    putIfKnown(map, "kind", name.map(OutputName::kind).orElse(null));
    return map;
  }

  private static void putIfKnown(Map<String, Object> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, value);
    }
  }
}
