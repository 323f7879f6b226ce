package io.github.azurebatch.camunda.local.impl.node.transfer.download;

import java.net.URI;
import java.util.Optional;

/** The storage account that is linked with the Batch account, if there is one. */
@FunctionalInterface
public interface AutoStorage {

  /** The container's URL with a signature that allows to read and list it. */
  Optional<URI> containerUrl(String container);

  /** No storage account is linked. */
  static AutoStorage none() {
    return container -> Optional.empty();
  }
}
