package io.github.azurebatch.camunda.impl.storage.queue;

import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.QueueServiceVersion;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.http.JdkHttpClients;
import io.github.azurebatch.camunda.impl.http.RequestLogs;
import io.github.azurebatch.camunda.impl.http.SignIn;
import io.github.azurebatch.camunda.impl.storage.StorageFaults;
import io.github.azurebatch.camunda.impl.storage.StorageTries;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.Pause;
import io.github.azurebatch.camunda.impl.throttle.Tries;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Opens queues of storage accounts. */
public final class QueueClients {

  private QueueClients() {}

  /**
   * Opens the queue without a call: a wrong name fails with the first call.
   *
   * @param account whose credential lets in
   * @param gate which closes while the service throttles
   */
  public static EventQueue open(URI queue, StorageAccount account, Gate gate, HttpSettings http) {
    return open(queue, account, gate, http, CallLimits.DEFAULTS);
  }

  /** Opens the queue with limits that a test gives. */
  public static EventQueue open(
      URI queue, StorageAccount account, Gate gate, HttpSettings http, CallLimits limits) {
    Clock clock = Clock.systemUTC();
    var tries = new Tries(gate, limits, http.firstPause(), clock, Pause.SLEEP);
    var faults =
        new StorageFaults(
            account.name(), "the queue " + queue, QueueAdvice.on(queue.toString()), gate, clock);
    QueueClientBuilder builder = builder(queue, account, http, tries);
    if (account.credential() instanceof Credential.AccountKey shared) {
      builder.credential(new StorageSharedKeyCredential(account.name(), shared.key().reveal()));
    } else {
      builder.credential(new SignIn(((Credential.EntraId) account.credential()).token()));
    }
    return new AzureEventQueue(builder.buildClient(), faults);
  }

  /** Without the SDK's own retries, which ignore {@code Retry-After}. */
  private static QueueClientBuilder builder(
      URI queue, StorageAccount account, HttpSettings http, Tries tries) {
    var once = new RequestRetryOptions(RetryPolicyType.FIXED, 1, (Duration) null, null, null, null);
    return new QueueClientBuilder()
        .endpoint(queue.toString())
        .serviceVersion(version(account.serviceVersion()))
        .httpClient(JdkHttpClients.open(http, tries.limits()))
        .httpLogOptions(RequestLogs.withoutBodies(QueueClientBuilder.getDefaultHttpLogOptions()))
        .retryOptions(once)
        .addPolicy(new StorageTries(tries));
  }

  /**
   * The queue SDK may know fewer versions than that of blobs: then its newest that is not newer.
   */
  private static QueueServiceVersion version(@Nullable String configured) {
    return Arrays.stream(QueueServiceVersion.values())
        .filter(known -> configured == null || known.getVersion().compareTo(configured) <= 0)
        .reduce((older, newer) -> newer)
        .orElse(QueueServiceVersion.getLatest());
  }
}
