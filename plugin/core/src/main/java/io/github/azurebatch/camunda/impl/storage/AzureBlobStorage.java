package io.github.azurebatch.camunda.impl.storage;

import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobContainersOptions;
import io.github.azurebatch.camunda.impl.http.ListingLimits;
import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.SasPermissions;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** A storage account behind Microsoft's blob SDK. */
final class AzureBlobStorage implements BlobStorage {

  /** The codes of answers that say that nothing is left to delete. */
  private static final Set<BlobErrorCode> NOT_FOUND =
      Set.of(
          BlobErrorCode.BLOB_NOT_FOUND,
          BlobErrorCode.CONTAINER_NOT_FOUND,
          BlobErrorCode.CONTAINER_BEING_DELETED);

  private static final String UNUSED_PREFIX = "camunda-azure-batch-check";

  private final BlobServiceClient client;
  private final SasSigner signer;
  private final StorageFaults faults;
  private final ListingLimits listingLimits;

  AzureBlobStorage(
      BlobServiceClient client,
      SasSigner signer,
      StorageFaults faults,
      ListingLimits listingLimits) {
    this.client = client;
    this.signer = signer;
    this.faults = faults;
    this.listingLimits = listingLimits;
  }

  /** Lists containers with a prefix that none has, which is the cheapest call: one page of them. */
  @Override
  public void check() {
    var options = new ListBlobContainersOptions().setPrefix(UNUSED_PREFIX).setMaxResultsPerPage(1);
    faults.translated(
        StorageOperation.LIST_CONTAINERS,
        "Looking at the account",
        () -> client.listBlobContainers(options, null).iterableByPage().iterator().next());
  }

  @Override
  public URI containerUrl(String container) {
    return URI.create(containerClient(container).getBlobContainerUrl());
  }

  @Override
  public void createContainer(String container, Map<String, String> metadata) {
    BlobContainerClient client = containerClient(container);
    faults.translated(
        StorageOperation.CREATE_CONTAINER,
        "Creating container '" + container + "'",
        () -> ContainerMetadata.createdNowOrBefore(client, metadata));
  }

  @Override
  public Optional<Map<String, String>> containerMetadata(String container) {
    BlobContainerClient client = containerClient(container);
    return faults.translated(
        StorageOperation.GET_CONTAINER_METADATA,
        "Reading the metadata of container '" + container + "'",
        () -> ContainerMetadata.of(client));
  }

  @Override
  public SignedUrl signContainer(String container, SasPermissions permissions, Duration lifetime) {
    var target = SasTarget.container(containerClient(container), permissions);
    return faults.explained(
        "Signing a URL of container '" + container + "'", () -> signer.sign(target, lifetime));
  }

  @Override
  public SignedUrl signContainer(String container, String policyId, Duration lifetime) {
    signer.requirePolicies();
    var target = SasTarget.containerByPolicy(containerClient(container), policyId);
    return faults.explained(
        "Signing a URL of container '" + container + "'", () -> signer.sign(target, lifetime));
  }

  @Override
  public void putAccessPolicy(String container, String policyId, SasPermissions permissions) {
    signer.requirePolicies();
    faults.translated(
        StorageOperation.SET_CONTAINER_ACL,
        "Putting stored access policy '" + policyId + "' on container '" + container + "'",
        () -> {
          policies(container).put(policyId, permissions);
          return policyId;
        });
  }

  @Override
  public void removeAccessPolicy(String container, String policyId) {
    faults.translated(
        StorageOperation.SET_CONTAINER_ACL,
        "Removing stored access policy '" + policyId + "' from container '" + container + "'",
        () -> {
          policies(container).remove(policyId);
          return policyId;
        });
  }

  private AccessPolicies policies(String container) {
    return new AccessPolicies(containerClient(container));
  }

  @Override
  public Optional<Duration> longestSignature() {
    return signer.longestLifetime();
  }

  @Override
  public SignedUrl signBlobForReading(String container, String blob, Duration lifetime) {
    var target = SasTarget.blob(blobClient(container, blob));
    return faults.explained(
        "Signing the URL of blob '" + blob + "' in container '" + container + "'",
        () -> signer.sign(target, lifetime));
  }

  @Override
  public List<StoredBlob> list(String container, String prefix) {
    String action = actionOfListing(container, prefix);
    return faults.translated(
        StorageOperation.LIST_BLOBS,
        action,
        () -> listing(container, action).of(prefix).all(Function.identity()));
  }

  @Override
  public void visitWhile(String container, String prefix, Predicate<StoredBlob> visitor) {
    String action = actionOfListing(container, prefix);
    faults.translated(
        StorageOperation.LIST_BLOBS,
        action,
        () -> listing(container, action).of(prefix).allMatch(visitor));
  }

  private static String actionOfListing(String container, String prefix) {
    return "Listing the blobs '" + prefix + "*' of container '" + container + "'";
  }

  @Override
  public byte[] read(String container, String blob, int maxBytes) {
    return faults.translated(
        StorageOperation.GET_BLOB,
        "Reading blob '" + blob + "' in container '" + container + "'",
        () -> BlobContent.range(blobClient(container, blob), 0, maxBytes));
  }

  @Override
  public byte[] readTail(StoredBlob blob, int lastBytes) {
    long offset = Math.max(0, blob.size() - lastBytes);
    return faults.translated(
        StorageOperation.GET_BLOB,
        "Reading the end of blob '" + blob.name() + "' in container '" + blob.container() + "'",
        () -> BlobContent.range(blobClient(blob.container(), blob.name()), offset, lastBytes));
  }

  @Override
  public InputStream open(String container, String blob) {
    String action = "Reading blob '" + blob + "' in container '" + container + "'";
    return faults.translated(
        StorageOperation.GET_BLOB,
        action,
        () -> new BlobContent(blobClient(container, blob).openInputStream(), faults, action));
  }

  @Override
  public void delete(String container, String blob) {
    faults.translated(
        StorageOperation.DELETE_BLOB,
        "Deleting blob '" + blob + "' in container '" + container + "'",
        () -> deleted(() -> blobClient(container, blob).delete()));
  }

  @Override
  public void deleteContainer(String container) {
    faults.translated(
        StorageOperation.DELETE_CONTAINER,
        "Deleting container '" + container + "'",
        () -> deleted(() -> containerClient(container).delete()));
  }

  /** Whether it existed until now. */
  private static boolean deleted(Runnable deletion) {
    try {
      deletion.run();
      return true;
    } catch (BlobStorageException e) {
      BlobErrorCode code = e.getErrorCode();
      if (code != null && NOT_FOUND.contains(code)) {
        return false;
      }
      throw e;
    }
  }

  private BlobListing listing(String container, String action) {
    return new BlobListing(containerClient(container), faults.failure(action), listingLimits);
  }

  private BlobContainerClient containerClient(String container) {
    return client.getBlobContainerClient(ContainerName.check(container));
  }

  private BlobClient blobClient(String container, String blob) {
    return containerClient(container).getBlobClient(blob);
  }
}
