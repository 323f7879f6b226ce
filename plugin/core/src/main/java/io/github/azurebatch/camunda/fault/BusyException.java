package io.github.azurebatch.camunda.fault;

import org.jspecify.annotations.Nullable;

/** A state that passes in minutes or hours, such as a full quota; the engine retries for hours. */
public sealed class BusyException extends AzureBatchException permits ThrottledException {

  private final String code;

  /**
   * @param code the service's error code, such as {@code JobBeingDeleted}
   * @param message what failed, with its ids, where the data is and what to do
   * @param cause the client's exception; its own message must hold no signature
   */
  public BusyException(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** The error code of Azure Batch or Azure Storage. */
  public String code() {
    return code;
  }
}
