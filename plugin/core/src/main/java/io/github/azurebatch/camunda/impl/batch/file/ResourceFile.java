package io.github.azurebatch.camunda.impl.batch.file;

import io.github.azurebatch.camunda.impl.secret.SignedUrl;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A file, or the blobs of a container, that the node fetches before the command line runs.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/batchservice/task/add-task#resourcefile">REST
 *     API, ResourceFile</a>
 */
public sealed interface ResourceFile {

  /** Octal mode on Linux nodes; 0770 if null. */
  @Nullable String fileMode();

  /**
   * One file from a URL that needs no signature.
   *
   * @param filePath where it goes, relative to the working directory, file name included
   */
  record Http(URI httpUrl, String filePath, @Nullable String fileMode) implements ResourceFile {}

  /** One blob, through a URL signed for reading. */
  record Blob(SignedUrl httpUrl, String filePath, @Nullable String fileMode)
      implements ResourceFile {}

  /**
   * The blobs of a container, through a URL signed for reading and listing.
   *
   * @param blobPrefix only blobs whose names begin so; all if null
   * @param filePath the directory they go to; the working directory if null
   */
  record Container(
      SignedUrl storageContainerUrl,
      @Nullable String blobPrefix,
      @Nullable String filePath,
      @Nullable String fileMode)
      implements ResourceFile {}

  /** The blobs of a container of the storage account that is linked to the Batch account. */
  record AutoStorage(
      String autoStorageContainerName,
      @Nullable String blobPrefix,
      @Nullable String filePath,
      @Nullable String fileMode)
      implements ResourceFile {}
}
