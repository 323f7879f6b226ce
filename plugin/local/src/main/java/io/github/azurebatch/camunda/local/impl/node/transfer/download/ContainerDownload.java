package io.github.azurebatch.camunda.local.impl.node.transfer.download;

import com.azure.core.util.Context;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlobDownloadToFileOptions;
import io.github.azurebatch.camunda.local.impl.node.transfer.Interruption;
import io.github.azurebatch.camunda.local.impl.node.transfer.StorageAccess;
import io.github.azurebatch.camunda.local.impl.node.transfer.StorageFailure;
import io.github.azurebatch.camunda.local.impl.node.transfer.TransferException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Downloads the blobs of a container, in the directories that their names say.
 *
 * <p>A blob whose name ends with a slash only marks a directory and is left out, and so is an empty
 * one with the metadata by which accounts with a hierarchical namespace list a directory.
 */
record ContainerDownload(StorageAccess storage) {

  void download(ResourceFile.InContainer source, Path workingDirectory)
      throws IOException, InterruptedException, TransferException {
    BlobContainerClient container = storage.container(source.containerUrl());
    for (String blob : list(source, container)) {
      String name = source.filePath().isEmpty() ? blob : source.filePath() + "/" + blob;
      ResourceTarget target = ResourceTarget.of(workingDirectory, name, source.fileMode());
      target.prepare();
      download(container, blob, target, source);
      target.applyMode();
    }
  }

  private List<String> list(ResourceFile.InContainer source, BlobContainerClient container)
      throws InterruptedException, TransferException {
    ListBlobsOptions startingWithPrefix =
        new ListBlobsOptions()
            .setPrefix(source.blobPrefix())
            .setDetails(new BlobListDetails().setRetrieveMetadata(true));
    try {
      return container.listBlobs(startingWithPrefix, storage.timeout()).stream()
          .filter(blob -> !isDirectory(blob))
          .map(BlobItem::getName)
          .toList();
    } catch (RuntimeException e) {
      Interruption.rethrow(e);
      throw DownloadFailure.ofList(StorageFailure.of(e))
          .about(source.toString(), source.filePath());
    }
  }

  private static boolean isDirectory(BlobItem blob) {
    return blob.getName().endsWith("/")
        || (blob.getProperties().getContentLength() == 0 && isMarked(blob.getMetadata()));
  }

  private static boolean isMarked(@Nullable Map<String, String> metadata) {
    return metadata != null
        && metadata.entrySet().stream()
            .anyMatch(
                entry ->
                    entry.getKey().equalsIgnoreCase("hdi_isfolder")
                        && entry.getValue().equalsIgnoreCase("true"));
  }

  private void download(
      BlobContainerClient container,
      String blob,
      ResourceTarget target,
      ResourceFile.InContainer source)
      throws InterruptedException, TransferException {
    try {
      container
          .getBlobClient(blob)
          .downloadToFileWithResponse(
              new BlobDownloadToFileOptions(target.path().toString()),
              storage.timeout(),
              Context.NONE);
    } catch (RuntimeException e) {
      Interruption.rethrow(e);
      throw DownloadFailure.ofBlob(StorageFailure.of(e)).about(source + "/" + blob, blob);
    }
  }
}
