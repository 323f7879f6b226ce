package io.github.azurebatch.camunda.impl.engine.outcome.arrival;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The blobs of a container; a container that does not exist holds none. */
public record ContainerBlobs(BlobStorage storage, String container) {

  private static final String CONTAINER_NOT_FOUND = "ContainerNotFound";

  public List<StoredBlob> list(String prefix) {
    try {
      return storage.list(container, prefix);
    } catch (RefusedException e) {
      rethrowUnlessNotFound(e);
      return List.of();
    }
  }

  /** Shows the blobs whose names begin with the prefix one by one, and holds none of them. */
  public void visit(String prefix, Consumer<StoredBlob> visitor) {
    try {
      storage.visit(container, prefix, visitor);
    } catch (RefusedException e) {
      rethrowUnlessNotFound(e);
    }
  }

  /**
   * Shows them as {@link #visit} does.
   *
   * @param visitor whether to go on after the blob
   */
  public void visitWhile(String prefix, Predicate<StoredBlob> visitor) {
    try {
      storage.visitWhile(container, prefix, visitor);
    } catch (RefusedException e) {
      rethrowUnlessNotFound(e);
    }
  }

  private static void rethrowUnlessNotFound(RefusedException e) {
    if (!e.code().equals(CONTAINER_NOT_FOUND)) {
      throw e;
    }
  }
}
