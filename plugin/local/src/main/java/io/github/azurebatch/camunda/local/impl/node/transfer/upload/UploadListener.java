package io.github.azurebatch.camunda.local.impl.node.transfer.upload;

import java.net.URI;

/** Is told of each blob that was written. */
public interface UploadListener {

  /** Tells nobody. */
  UploadListener NOBODY = blob -> {};

  /**
   * A blob was written.
   *
   * @param blob its URL, without a signature
   */
  void uploaded(URI blob);
}
