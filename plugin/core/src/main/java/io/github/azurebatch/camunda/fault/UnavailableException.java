package io.github.azurebatch.camunda.fault;

import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A failure that may pass; the engine retries by the activity's retry cycle. */
public final class UnavailableException extends AzureBatchException {

  private final String code;

  /**
   * @param code the service's error code, such as {@code ServerBusy}
   * @param message what failed, with its ids, where the data is and what to do
   * @param cause the client's exception; its own message must hold no signature
   */
  public UnavailableException(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /**
   * Microsoft Entra ID gave no token.
   *
   * @param failure what was tried, as the beginning of the message
   */
  public static UnavailableException signInFailed(String failure, Throwable cause) {
    return new UnavailableException(
        "SignInFailed",
        failure
            + "signing in to Microsoft Entra ID failed ("
            + cause.getMessage()
            + "). Sign in (az login), give this machine an"
            + " identity, check the network to Microsoft Entra ID, or configure the account's key",
        cause);
  }

  /**
   * The service gave no answer, or one that no Azure service gives.
   *
   * @param failure what was tried, as the beginning of the message
   * @param url the name of the setting with the URL, which may be wrong
   */
  public static UnavailableException unanswered(String failure, String url, Throwable cause) {
    String message = cause.getMessage();
    return new UnavailableException(
        "Unreachable",
        "%sno usable answer (%s%s). Check %s%s; it may work when tried again"
            .formatted(
                failure,
                cause.getClass().getSimpleName(),
                message == null ? "" : ": " + message,
                url,
                isOfTheNetwork(cause) ? " and the network" : ", the network and the credential"),
        cause);
  }

  private static boolean isOfTheNetwork(Throwable cause) {
    return cause instanceof IOException || cause instanceof TimeoutException;
  }

  /** The error code of Azure Batch or Azure Storage. */
  public String code() {
    return code;
  }
}
