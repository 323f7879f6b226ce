package io.github.azurebatch.camunda.config;

import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.http.EntraIdTokens;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A Batch account and the storage account that keeps the outputs of its tasks.
 *
 * @param events where the storage account tells of blobs that are written; null for nowhere
 */
public record AzureBatchAccount(
    BatchAccount batch, StorageAccount storage, @Nullable Events events) {

  /** Without events. */
  public AzureBatchAccount(BatchAccount batch, StorageAccount storage) {
    this(batch, storage, null);
  }

  /**
   * The credential for an account key or, without one, Microsoft Entra ID by the default chain of
   * azure-identity.
   */
  public static Credential credential(@Nullable String accountKey) {
    return accountKey == null || accountKey.isBlank()
        ? new Credential.EntraId(EntraIdTokens.byDefaultChain(HttpSettings.defaults()))
        : new Credential.AccountKey(new Secret(accountKey));
  }

  /**
   * The queue that Event Grid delivers events of the storage account to.
   *
   * @param queue its name in the storage account, or its URL
   * @param pollInterval the time between two polls of a Batch job of which events tell
   */
  public record Events(String queue, Duration pollInterval) {

    /** The time between two polls unless another is given: 5 minutes. */
    public static final Duration POLL_INTERVAL = Duration.ofMinutes(5);

    private static final Pattern BLOB_HOST = Pattern.compile("([^.]+)\\.blob\\.(.+)");

    /** With the usual poll interval. */
    public Events(String queue) {
      this(queue, POLL_INTERVAL);
    }

    /**
     * The URL of the queue; empty where a name is given, and the address of the account does not
     * tell that of its queues.
     */
    Optional<URI> url(URI blobEndpoint) {
      if (queue.contains("/")) {
        return Optional.of(URI.create(queue));
      }
      Matcher host = BLOB_HOST.matcher(String.valueOf(blobEndpoint.getHost()));
      return host.matches()
          ? Optional.of(
              URI.create("https://%s.queue.%s/%s".formatted(host.group(1), host.group(2), queue)))
          : Optional.empty();
    }
  }

  /** The URL of the queue of events; empty where there is none. */
  public Optional<URI> eventQueue() {
    return Optional.ofNullable(events).flatMap(given -> given.url(storage.blobEndpoint()));
  }
}
