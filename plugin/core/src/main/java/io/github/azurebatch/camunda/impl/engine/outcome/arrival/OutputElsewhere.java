package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.azurebatch.camunda.impl.secret.ForeignText;

/**
 * An output file that goes to a container of no configured account, so that nothing can read it.
 *
 * @param containerUrl without its signature
 * @param path the blob's name or the virtual directory; empty for the container's root
 */
public record OutputElsewhere(
    @JsonProperty(value = "filePattern", required = true) String filePattern,
    @JsonProperty(value = "containerUrl", required = true) String containerUrl,
    @JsonProperty(value = "path", required = true) String path) {

  public OutputElsewhere {
    filePattern = ForeignText.cut(filePattern);
    containerUrl = ForeignText.cut(containerUrl);
    path = ForeignText.cut(path);
  }
}
