package io.github.azurebatch.camunda.impl.storage;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.net.URI;

/**
 * What a SAS opens, and for what.
 *
 * @param resource the kind of the resource, in the service's letters
 * @param path of the resource within the account, not encoded
 * @param permissions empty where a stored access policy has them
 * @param policyId empty without a stored access policy
 */
record SasTarget(URI url, String resource, String path, String permissions, String policyId) {

  static SasTarget container(BlobContainerClient client, SasPermissions permissions) {
    return container(client, permissions.letters(), "");
  }

  /** By a stored access policy of the container that has the permissions. */
  static SasTarget containerByPolicy(BlobContainerClient client, String policyId) {
    return container(client, "", policyId);
  }

  private static SasTarget container(
      BlobContainerClient client, String permissions, String policyId) {
    URI url = URI.create(client.getBlobContainerUrl());
    return new SasTarget(url, "c", client.getBlobContainerName(), permissions, policyId);
  }

  /** One blob, for reading. */
  static SasTarget blob(BlobClient client) {
    String path = client.getContainerName() + "/" + client.getBlobName();
    return new SasTarget(url(client), "b", path, "r", "");
  }

  /** The SDK encodes the slashes too, which is right, but hard to read. */
  static URI url(BlobClient client) {
    return URI.create(client.getBlobUrl().replace("%2F", "/"));
  }
}
