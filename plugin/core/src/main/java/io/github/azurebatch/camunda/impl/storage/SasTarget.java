package io.github.azurebatch.camunda.impl.storage;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import io.github.azurebatch.camunda.storage.SasPermissions;
import java.net.URI;

/**
 * The resource of a SAS and its permissions.
 *
 * @param resource the type of the resource, in the letters of the service
 * @param path of the resource within the account, not encoded
 * @param permissions empty if a stored access policy has them
 * @param policyId empty for no stored access policy
 */
record SasTarget(URI url, String resource, String path, String permissions, String policyId) {

  static SasTarget container(BlobContainerClient client, SasPermissions permissions) {
    return container(client, permissions.letters(), "");
  }

  /** A container, with the permissions of one of its stored access policies. */
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

  /** With plain slashes, which the SDK encodes, so that people can read the URL. */
  static URI url(BlobClient client) {
    return URI.create(client.getBlobUrl().replace("%2F", "/"));
  }
}
