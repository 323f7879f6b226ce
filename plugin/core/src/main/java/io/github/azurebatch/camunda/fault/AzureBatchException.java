package io.github.azurebatch.camunda.fault;

import io.github.azurebatch.camunda.impl.secret.ForeignText;
import org.jspecify.annotations.Nullable;

/**
 * A failure of an Azure Batch activity. The subtype decides what the engine does with it.
 * Signatures and configured secrets are cut from the message.
 */
public abstract sealed class AzureBatchException extends RuntimeException
    permits InvalidInputException, RefusedException, UnavailableException, BusyException {

  /** The engine stores stack traces with the messages of all causes. */
  private static boolean quotesSecret(@Nullable Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (ForeignText.isToBeCut(cause.toString())) {
        return true;
      }
    }
    return false;
  }

  AzureBatchException(String message, @Nullable Throwable cause) {
    super(ForeignText.cut(message), quotesSecret(cause) ? null : cause);
  }
}
