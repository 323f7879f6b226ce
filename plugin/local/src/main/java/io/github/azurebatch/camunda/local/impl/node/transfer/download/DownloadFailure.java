package io.github.azurebatch.camunda.local.impl.node.transfer.download;

import io.github.azurebatch.camunda.local.impl.node.transfer.StorageFailure;
import io.github.azurebatch.camunda.local.impl.node.transfer.TransferException;
import java.util.LinkedHashMap;
import java.util.Map;

/** How Azure Batch names what went wrong with a resource file. */
enum DownloadFailure {
  BLOB_NOT_FOUND("UserError", "BlobNotFound", "One of the specified Azure Blob(s) is not found"),
  BLOB_ACCESS_DENIED(
      "UserError", "BlobAccessDenied", "Access for one of the specified Azure Blob(s) is denied"),
  BLOB_TIMED_OUT(
      "ServerError",
      "BlobDownloadTimedOut",
      "The download of one of the specified Azure Blob(s) timed out"),
  BLOB_MISC_ERROR(
      "ServerError",
      "BlobDownloadMiscError",
      "Miscellaneous error encountered while downloading one of the specified Azure Blob(s)"),
  OUTSIDE_WORKING_DIRECTORY(
      "UserError",
      "BlobDownloadMiscError",
      "The filePath of a resource file leads out of the task's working directory"),
  CONTAINER_NOT_FOUND(
      "UserError",
      "ResourceContainerNotFound",
      "One of the specified Azure container(s) is not found"),
  CONTAINER_ACCESS_DENIED(
      "UserError",
      "ResourceContainerAccessDenied",
      "Access for one of the specified Azure container(s) is denied"),
  CONTAINER_TIMED_OUT(
      "ServerError",
      "ResourceContainerListTimedOut",
      "Listing one of the specified Azure container(s) timed out"),
  CONTAINER_MISC_ERROR(
      "ServerError",
      "ResourceContainerListMiscError",
      "Miscellaneous error encountered while listing one of the specified Azure container(s)"),
  NO_AUTO_STORAGE(
      "UserError",
      "ResourceContainerListMiscError",
      "A resource file names an auto-storage container, but no auto-storage account is linked");

  private final String category;
  private final String code;
  private final String message;

  DownloadFailure(String category, String code, String message) {
    this.category = category;
    this.code = code;
    this.message = message;
  }

  static DownloadFailure ofBlob(StorageFailure failure) {
    return switch (failure.status()) {
      case 404 -> BLOB_NOT_FOUND;
      case 401, 403 -> BLOB_ACCESS_DENIED;
      default -> failure.isTimeout() ? BLOB_TIMED_OUT : BLOB_MISC_ERROR;
    };
  }

  static DownloadFailure ofList(StorageFailure failure) {
    return switch (failure.status()) {
      case 404 -> CONTAINER_NOT_FOUND;
      case 401, 403 -> CONTAINER_ACCESS_DENIED;
      default -> failure.isTimeout() ? CONTAINER_TIMED_OUT : CONTAINER_MISC_ERROR;
    };
  }

  /**
   * @param source where the file should have come from; without a signature
   */
  TransferException about(String source, String filePath) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("BlobSource", source);
    details.put("FilePath", filePath);
    return new TransferException(category, code, message, details);
  }
}
