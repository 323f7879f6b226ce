package io.github.azurebatch.camunda.impl.storage;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.rest.PagedResponse;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobItemProperties;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import io.github.azurebatch.camunda.impl.http.Listing;
import io.github.azurebatch.camunda.impl.http.ListingLimits;
import io.github.azurebatch.camunda.impl.http.Page;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lists the files of a container, without directories: accounts with a hierarchical namespace list
 * them too, and in other accounts tools store empty blobs in their place.
 *
 * @param failure what is listed, as the beginning of a message
 * @param limits what ends it if the service does not
 */
record BlobListing(BlobContainerClient container, String failure, ListingLimits limits) {

  private static final String MARK_OF_DIRECTORIES = "hdi_isfolder";

  /** The files whose names begin with the prefix. */
  Listing<StoredBlob> of(String prefix) {
    // the metadata tell a directory from an empty file
    var withMetadata = new BlobListDetails().setRetrieveMetadata(true);
    var options = new ListBlobsOptions().setPrefix(prefix).setDetails(withMetadata);
    var pages = container.listBlobs(options, null).iterableByPage().iterator();
    return new Listing<>(failure, limits, () -> page(pages.next()), marker -> page(pages.next()));
  }

  private Page<StoredBlob> page(PagedResponse<BlobItem> answer) {
    String length = answer.getHeaders().getValue(HttpHeaderName.CONTENT_LENGTH);
    return new Page<>(
        answer.getValue().stream().filter(BlobListing::isFile).map(this::stored).toList(),
        answer.getContinuationToken(),
        length == null ? 0 : Long.parseLong(length));
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
    String contentType = properties.getContentType();
    return new StoredBlob(
        item.getName(),
        container.getBlobContainerName(),
        SasTarget.url(container.getBlobClient(item.getName())),
        properties.getContentLength(),
        properties.getETag(),
        contentType == null ? null : ForeignText.cut(contentType),
        properties.getLastModified());
  }
}
