package io.github.azurebatch.camunda.local.impl.node.transfer;

import java.net.URI;

/** Lets the managed identities that transfers name into storage. */
@FunctionalInterface
public interface ManagedIdentities {

  /** The URL with a signature for the identity; as it is if the identity may not use it. */
  URI authorized(URI url, String resourceId);

  /** None of them may do anything. */
  static ManagedIdentities none() {
    return (url, resourceId) -> url;
  }
}
