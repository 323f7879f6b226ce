package io.github.azurebatch.camunda.local.impl.node.transfer.upload;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurebatch.camunda.local.impl.node.transfer.ManagedIdentities;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One of a task's {@code outputFiles}.
 *
 * @param path null: the root of the container
 * @param containerUrl with its signature, unless an identity is to be used
 * @param identity the resource id of a managed identity, or null
 * @param headers what is sent along with each file
 */
record OutputFile(
    String filePattern,
    @Nullable String path,
    URI containerUrl,
    @Nullable String identity,
    UploadCondition condition,
    Map<String, String> headers) {

  static OutputFile of(JsonNode json) {
    JsonNode container = json.path("destination").path("container");
    return new OutputFile(
        json.path("filePattern").asText(),
        container.path("path").asText(null),
        URI.create(container.path("containerUrl").asText()),
        container.path("identityReference").path("resourceId").asText(null),
        UploadCondition.of(json.path("uploadOptions").path("uploadCondition").asText()),
        headers(container.path("uploadHeaders")));
  }

  /** The container's URL with what lets the node in. */
  URI authorizedUrl(ManagedIdentities identities) {
    return identity == null ? containerUrl : identities.authorized(containerUrl, identity);
  }

  private static Map<String, String> headers(JsonNode list) {
    Map<String, String> headers = new LinkedHashMap<>();
    list.forEach(
        header -> headers.put(header.path("name").asText(), header.path("value").asText("")));
    return headers;
  }

  /** Without the container's URL, which holds a signature. */
  @Override
  public String toString() {
    return "%s -> %s | %s".formatted(filePattern, path, condition);
  }
}
