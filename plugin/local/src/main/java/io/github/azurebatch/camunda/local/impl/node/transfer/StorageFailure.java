package io.github.azurebatch.camunda.local.impl.node.transfer;

import com.azure.storage.blob.models.BlobStorageException;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Why Azure Storage did not do what it was asked for.
 *
 * @param status the HTTP status, 0 if there was no answer
 * @param code the storage service's code, or what stands for it
 */
public record StorageFailure(int status, String code, boolean isTimeout) {

  public static StorageFailure of(RuntimeException exception) {
    if (exception instanceof BlobStorageException answer) {
      return new StorageFailure(
          answer.getStatusCode(), String.valueOf(answer.getErrorCode()), false);
    }
    boolean isTimeout = causes(exception).anyMatch(StorageFailure::isTimeout);
    return new StorageFailure(0, isTimeout ? "OperationTimedOut" : "InternalError", isTimeout);
  }

  private static boolean isTimeout(Throwable cause) {
    return cause instanceof TimeoutException
        || cause instanceof java.net.http.HttpTimeoutException
        || String.valueOf(cause.getMessage()).startsWith("Timeout on blocking read");
  }

  static Stream<Throwable> causes(Throwable exception) {
    return Stream.iterate(exception, cause -> cause != null, Throwable::getCause);
  }

  /** The URL without its query, which is where a signature is. */
  public static String withoutQuery(URI url) {
    return url.toString().replaceFirst("[?#].*", "");
  }
}
