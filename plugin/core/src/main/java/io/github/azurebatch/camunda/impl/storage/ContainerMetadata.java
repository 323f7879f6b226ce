package io.github.azurebatch.camunda.impl.storage;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import java.util.Map;
import java.util.Optional;

/** What a container says of itself, from its creation on. */
final class ContainerMetadata {

  private ContainerMetadata() {}

  /**
   * Creates the container with the metadata; returns false if it existed before, with its own. The
   * SDK's own createIfNotExists counts a container that is being deleted as one that exists.
   */
  static boolean createdNowOrBefore(BlobContainerClient container, Map<String, String> metadata) {
    try {
      container.createWithResponse(metadata, null, null, Context.NONE);
      return true;
    } catch (BlobStorageException e) {
      if (BlobErrorCode.CONTAINER_ALREADY_EXISTS.equals(e.getErrorCode())) {
        return false;
      }
      throw e;
    }
  }

  /** Empty if there is no such container. */
  static Optional<Map<String, String>> of(BlobContainerClient container) {
    try {
      return Optional.of(Map.copyOf(container.getProperties().getMetadata()));
    } catch (BlobStorageException e) {
      if (BlobErrorCode.CONTAINER_NOT_FOUND.equals(e.getErrorCode())) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
