package io.github.azurebatch.camunda.local.impl.node.transfer;

import java.util.Map;

/** A resource file that could not be fetched or an output file that could not be uploaded. */
public final class TransferException extends Exception {

  private final String category;
  private final String code;
  private final transient Map<String, String> details;

  public TransferException(
      String category, String code, String message, Map<String, String> details) {
    super(message);
    this.category = category;
    this.code = code;
    this.details = details;
  }

  /** {@code UserError} or {@code ServerError}. */
  public String category() {
    return category;
  }

  /** The failure code of Azure Batch, such as {@code FileUploadContainerNotFound}. */
  public String code() {
    return code;
  }

  /** What it was about; without signatures. */
  public Map<String, String> details() {
    return details;
  }
}
