package io.github.azurebatch.camunda.local.impl.node.transfer.download;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.azurebatch.camunda.local.impl.node.transfer.StorageAccess;
import io.github.azurebatch.camunda.local.impl.node.transfer.TransferContext;
import io.github.azurebatch.camunda.local.impl.node.transfer.TransferException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;

/**
 * Fetches the resource files of a task before its command line runs.
 *
 * <p>Documented: the sources, that {@code blobPrefix} selects and the directories in blob names are
 * kept below {@code filePath}, that nothing may leave the working directory, the file mode, and the
 * failure codes. Inferred: the categories and messages, except those of {@code BlobNotFound} and
 * {@code BlobAccessDenied}; and what happens if an auto-storage container is named and no account
 * is linked: {@code ResourceContainerListMiscError}.
 */
public final class ResourceFiles {

  private final UrlDownload urls;
  private final ContainerDownload containers;
  private final AutoStorage autoStorage;

  public ResourceFiles(StorageAccess storage, AutoStorage autoStorage) {
    this.urls = new UrlDownload(storage.timeout());
    this.containers = new ContainerDownload(storage);
    this.autoStorage = autoStorage;
  }

  /**
   * Fetches them in their order; the first failure ends it.
   *
   * @param resourceFiles the task's {@code resourceFiles}; may be missing
   */
  public void fetch(JsonNode resourceFiles, TransferContext context)
      throws TransferException, InterruptedException {
    for (JsonNode json : resourceFiles) {
      fetchOne(json, context);
    }
  }

  private void fetchOne(JsonNode json, TransferContext context)
      throws TransferException, InterruptedException {
    String filePath = json.path("filePath").asText("");
    try {
      fetch(ResourceFile.of(json, context.identities()), context.workingDirectory());
    } catch (IOException e) {
      throw DownloadFailure.BLOB_MISC_ERROR.about(e.toString(), filePath);
    } catch (IllegalArgumentException e) {
      // Its message is not shown: it may quote the URL, with its signature.
      throw DownloadFailure.BLOB_MISC_ERROR.about("not a URL, or not a file mode", filePath);
    }
  }

  private void fetch(ResourceFile file, Path workingDirectory)
      throws IOException, TransferException, InterruptedException {
    if (file instanceof ResourceFile.AtUrl atUrl) {
      ResourceTarget target = ResourceTarget.of(workingDirectory, file.filePath(), file.fileMode());
      urls.download(atUrl, target);
      target.applyMode();
    } else if (file instanceof ResourceFile.InContainer inContainer) {
      containers.download(inContainer, workingDirectory);
    } else if (file instanceof ResourceFile.InAutoStorage inAutoStorage) {
      containers.download(located(inAutoStorage), workingDirectory);
    }
  }

  private ResourceFile.InContainer located(ResourceFile.InAutoStorage file)
      throws TransferException {
    URI container =
        autoStorage
            .containerUrl(file.container())
            .orElseThrow(
                () -> DownloadFailure.NO_AUTO_STORAGE.about(file.container(), file.filePath()));
    return new ResourceFile.InContainer(
        container, file.blobPrefix(), file.filePath(), file.fileMode());
  }
}
