package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import io.github.azurebatch.camunda.impl.engine.data.Fields;
import java.util.Map;

/**
 * An output file that goes to a container of no configured account, so that nothing can read it.
 *
 * @param containerUrl without its signature
 * @param path the blob's name or the virtual directory; empty for the container's root
 */
public record OutputElsewhere(String filePattern, String containerUrl, String path) {

  public Map<String, Object> toMap() {
    return Map.of("filePattern", filePattern, "containerUrl", containerUrl, "path", path);
  }

  public static OutputElsewhere from(Fields fields) {
    String path = fields.optionalText("path");
    return new OutputElsewhere(
        fields.text("filePattern"), fields.text("containerUrl"), path == null ? "" : path);
  }
}
