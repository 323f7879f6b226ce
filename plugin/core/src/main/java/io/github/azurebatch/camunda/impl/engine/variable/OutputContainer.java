package io.github.azurebatch.camunda.impl.engine.variable;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variable {@code outputContainer}: a container that is there.
 *
 * @param url unsigned
 */
public record OutputContainer(String account, String container, URI url) {

  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("version", Results.FORMAT_VERSION);
    map.put("account", account);
    map.put("container", container);
    map.put("url", url.toString());
    return map;
  }
}
