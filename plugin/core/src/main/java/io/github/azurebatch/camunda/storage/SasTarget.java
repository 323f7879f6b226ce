package io.github.azurebatch.camunda.storage;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.UserDelegationKey;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import java.net.URI;
import java.time.OffsetDateTime;

/** What a SAS opens, and for what: the SDK has no type that containers and blobs share. */
interface SasTarget {

  URI url();

  BlobServiceSasSignatureValues until(OffsetDateTime expiry);

  /** The query that the account's key signs. */
  String signedQuery(BlobServiceSasSignatureValues values);

  /** The query that a user delegation key signs. */
  String signedQuery(BlobServiceSasSignatureValues values, UserDelegationKey key, String account);

  /** A container. */
  record Container(BlobContainerClient client, BlobContainerSasPermission permission)
      implements SasTarget {

    @Override
    public URI url() {
      return URI.create(client.getBlobContainerUrl());
    }

    @Override
    public BlobServiceSasSignatureValues until(OffsetDateTime expiry) {
      return new BlobServiceSasSignatureValues(expiry, permission);
    }

    @Override
    public String signedQuery(BlobServiceSasSignatureValues values) {
      return client.generateSas(values);
    }

    @Override
    public String signedQuery(
        BlobServiceSasSignatureValues values, UserDelegationKey key, String account) {
      return client.generateUserDelegationSas(values, key, account, Context.NONE);
    }
  }

  /** A container, by a stored access policy of it that has the permissions. */
  record ContainerByPolicy(BlobContainerClient client, String policyId) implements SasTarget {

    @Override
    public URI url() {
      return URI.create(client.getBlobContainerUrl());
    }

    @Override
    public BlobServiceSasSignatureValues until(OffsetDateTime expiry) {
      return new BlobServiceSasSignatureValues(policyId).setExpiryTime(expiry);
    }

    @Override
    public String signedQuery(BlobServiceSasSignatureValues values) {
      return client.generateSas(values);
    }

    @Override
    public String signedQuery(
        BlobServiceSasSignatureValues values, UserDelegationKey key, String account) {
      throw new IllegalStateException("A user delegation SAS names no stored access policy");
    }
  }

  /** One blob. */
  record Blob(BlobClient client, BlobSasPermission permission) implements SasTarget {

    @Override
    public URI url() {
      return url(client);
    }

    /** The SDK encodes the slashes too, which is right, but hard to read. */
    static URI url(BlobClient client) {
      return URI.create(client.getBlobUrl().replace("%2F", "/"));
    }

    @Override
    public BlobServiceSasSignatureValues until(OffsetDateTime expiry) {
      return new BlobServiceSasSignatureValues(expiry, permission);
    }

    @Override
    public String signedQuery(BlobServiceSasSignatureValues values) {
      return client.generateSas(values);
    }

    @Override
    public String signedQuery(
        BlobServiceSasSignatureValues values, UserDelegationKey key, String account) {
      return client.generateUserDelegationSas(values, key, account, Context.NONE);
    }
  }
}
