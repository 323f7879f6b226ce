package io.github.azurebatch.camunda.engine.outcome;

import io.github.azurebatch.camunda.storage.StoredBlob;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An output that arrived.
 *
 * @param key its name in {@code outputs.files}
 */
record OutputFileValue(String key, ArrivedBlob arrived) {

  StoredBlob blob() {
    return arrived.blob();
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", blob().name());
    map.put("path", key);
    map.put("container", blob().container());
    map.put("url", blob().url().toString());
    map.put("size", blob().size());
    map.put("eTag", blob().eTag());
    map.put("contentType", blob().contentType());
    map.put("lastModified", blob().lastModified().toString());
    return map;
  }
}
