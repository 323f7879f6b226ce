package io.github.azurebatch.camunda.impl.batch.file;

import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import java.net.URI;

/**
 * The container that output files go to, and the permission of the node to write there.
 *
 * @see <a
 *     href="https://learn.microsoft.com/rest/api/batchservice/task/add-task#outputfileblobcontainerdestination">REST
 *     API, OutputFileBlobContainerDestination</a>
 */
public sealed interface OutputDestination {

  /** A container by its URL, signed for writing. */
  record Signed(SignedUrl containerUrl) implements OutputDestination {}

  /**
   * A container in which a user-assigned managed identity of the pool may write.
   *
   * @param containerUrl unsigned
   * @param resourceId of the identity
   */
  record Identity(URI containerUrl, String resourceId) implements OutputDestination {}
}
