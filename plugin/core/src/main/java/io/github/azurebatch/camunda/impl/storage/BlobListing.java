package io.github.azurebatch.camunda.impl.storage;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobItemProperties;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lists the files of a container, without directories: accounts with a hierarchical namespace list
 * them too, and in other accounts tools store empty blobs in their place.
 */
record BlobListing(BlobContainerClient container, Duration timeout) {

  private static final String MARK_OF_DIRECTORIES = "hdi_isfolder";

  /** The files whose names begin with the prefix, fetched page by page. */
  Stream<StoredBlob> of(String prefix) {
    // the metadata tell a directory from an empty file
    var withMetadata = new BlobListDetails().setRetrieveMetadata(true);
    var options = new ListBlobsOptions().setPrefix(prefix).setDetails(withMetadata);
    return container.listBlobs(options, timeout).stream()
        .filter(BlobListing::isFile)
        .map(this::stored);
  }

  private static boolean isFile(BlobItem item) {
    boolean isEmpty = item.getProperties().getContentLength() == 0;
    return !isEmpty || !(item.getName().endsWith("/") || isMarked(item.getMetadata()));
  }

  private static boolean isMarked(@Nullable Map<String, String> metadata) {
    return metadata != null
        && metadata.entrySet().stream()
            .anyMatch(
                entry ->
                    entry.getKey().equalsIgnoreCase(MARK_OF_DIRECTORIES)
                        && "true".equalsIgnoreCase(entry.getValue()));
  }

  private StoredBlob stored(BlobItem item) {
    BlobItemProperties properties = item.getProperties();
    return new StoredBlob(
        item.getName(),
        container.getBlobContainerName(),
        SasTarget.url(container.getBlobClient(item.getName())),
        properties.getContentLength(),
        properties.getETag(),
        properties.getContentType(),
        properties.getLastModified());
  }
}
