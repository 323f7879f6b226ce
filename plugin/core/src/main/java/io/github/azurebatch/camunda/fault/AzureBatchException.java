package io.github.azurebatch.camunda.fault;

import io.github.azurebatch.camunda.secret.Signatures;
import org.jspecify.annotations.Nullable;

/**
 * A fault of an Azure Batch activity. The subtype says what the engine does with it; signatures are
 * cut from the message.
 */
public abstract sealed class AzureBatchException extends RuntimeException
    permits InvalidInputException, RefusedException, UnavailableException, BusyException {

  AzureBatchException(String message, @Nullable Throwable cause) {
    super(Signatures.cut(message), cause);
  }
}
