package io.github.azurebatch.camunda.impl.batch.task;

import java.util.Map;

/**
 * Why a task failed, with signatures cut.
 *
 * @param category {@code usererror} or {@code servererror}
 * @param code such as {@code FailureExitCode} or {@code FileUploadContainerNotFound}
 * @param details values by their names, in the service's order
 */
public record FailureInformation(
    String category, String code, String message, Map<String, String> details) {

  private static final String UPLOAD_PREFIX = "FileUpload";

  /** Whether the upload of output files failed, and not the command line. */
  public boolean isUploadFailure() {
    return code.startsWith(UPLOAD_PREFIX);
  }
}
