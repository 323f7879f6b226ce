package io.github.azurebatch.camunda.local.impl.node.transfer.upload;

import io.github.azurebatch.camunda.local.impl.node.transfer.StorageFailure;
import io.github.azurebatch.camunda.local.impl.node.transfer.TransferException;
import java.util.Map;

/** How Azure Batch names what went wrong with an upload. */
enum UploadFailure {
  CONTAINER_NOT_FOUND(
      "UserError",
      "FileUploadContainerNotFound",
      "One of the specified Azure container(s) was not found while attempting to upload an output"
          + " file"),
  ACCESS_DENIED(
      "UserError",
      "FileUploadAccessDenied",
      "Access was denied while attempting to upload an output file"),
  CONFLICT(
      "UserError",
      "FileUploadConflict",
      "A conflict was encountered while attempting to upload an output file"),
  TIMED_OUT(
      "ServerError",
      "FileUploadTimedOut",
      "A timeout was encountered while attempting to upload an output file"),
  OUTSIDE_NODE_DIRECTORY(
      "UserError",
      "FileUploadMiscError",
      "An output file, or a link that it matches, leads out of the node's directory"),
  MISC_ERROR(
      "ServerError",
      "FileUploadMiscError",
      "A miscellaneous error was encountered while uploading one of the output files");

  private final String category;
  private final String code;
  private final String message;

  UploadFailure(String category, String code, String message) {
    this.category = category;
    this.code = code;
    this.message = message;
  }

  static UploadFailure of(StorageFailure failure) {
    return switch (failure.status()) {
      case 404 -> CONTAINER_NOT_FOUND;
      case 403 -> ACCESS_DENIED;
      case 409, 412 -> CONFLICT;
      default -> failure.isTimeout() ? TIMED_OUT : MISC_ERROR;
    };
  }

  /**
   * @param what was to be uploaded; without a signature
   */
  TransferException about(String what) {
    return new TransferException(category, code, message, Map.of("Message", message + ": " + what));
  }
}
