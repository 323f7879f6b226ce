package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.util.List;

/** Lists blobs that are to be deleted; a container that is gone has none. */
final class StoredBlobs {

  private StoredBlobs() {}

  static List<String> of(BlobStorage storage, String container, String prefix) {
    try {
      return storage.list(container, prefix).stream().map(StoredBlob::name).toList();
    } catch (RefusedException e) {
      if (e.code().equals("ContainerNotFound")) {
        return List.of();
      }
      throw e;
    }
  }
}
