package io.github.azurebatch.camunda.fault;

import org.jspecify.annotations.Nullable;

/** A refusal that a retry would only repeat; the engine makes an incident of it at once. */
public final class RefusedException extends AzureBatchException {

  private final String code;

  /**
   * @param code the service's error code, such as {@code JobNotFound}
   * @param message what failed, with its ids, where the data is and what to do
   * @param cause the client's exception; its own message must hold no signature
   */
  public RefusedException(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The error code of Azure Batch or Azure Storage. */
  public String code() {
    return code;
  }
}
