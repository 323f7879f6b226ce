package io.github.azurebatch.camunda.local.impl.node.transfer.download;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurebatch.camunda.local.impl.node.transfer.ManagedIdentities;
import io.github.azurebatch.camunda.local.impl.node.transfer.StorageFailure;
import java.net.URI;

/** One of a task's {@code resourceFiles}: a file, or the blobs of a container. */
sealed interface ResourceFile {

  /** What becomes the name of a file, or of a directory that is filled. */
  String filePath();

  String fileMode();

  /** A file behind a URL that brings its own authorization. */
  record AtUrl(URI url, String filePath, String fileMode) implements ResourceFile {

    /** Without the query, which may hold a signature. */
    @Override
    public String toString() {
      return StorageFailure.withoutQuery(url);
    }
  }

  /** The blobs of a container that start with a prefix. */
  record InContainer(URI containerUrl, String blobPrefix, String filePath, String fileMode)
      implements ResourceFile {

    /** Without the query, which may hold a signature. */
    @Override
    public String toString() {
      return StorageFailure.withoutQuery(containerUrl);
    }
  }

  /** The blobs of a container of the account's auto-storage account. */
  record InAutoStorage(String container, String blobPrefix, String filePath, String fileMode)
      implements ResourceFile {}

  static ResourceFile of(JsonNode json, ManagedIdentities identities) {
    String filePath = json.path("filePath").asText("");
    String fileMode = json.path("fileMode").asText("0770");
    String blobPrefix = json.path("blobPrefix").asText("");
    if (json.hasNonNull("httpUrl")) {
      return new AtUrl(url(json, "httpUrl", identities), filePath, fileMode);
    }
    if (json.hasNonNull("storageContainerUrl")) {
      URI container = url(json, "storageContainerUrl", identities);
      return new InContainer(container, blobPrefix, filePath, fileMode);
    }
    String container = json.path("autoStorageContainerName").asText();
    return new InAutoStorage(container, blobPrefix, filePath, fileMode);
  }

  private static URI url(JsonNode json, String name, ManagedIdentities identities) {
    URI url = URI.create(json.path(name).asText());
    String identity = json.path("identityReference").path("resourceId").asText("");
    return identity.isEmpty() ? url : identities.authorized(url, identity);
  }
}
