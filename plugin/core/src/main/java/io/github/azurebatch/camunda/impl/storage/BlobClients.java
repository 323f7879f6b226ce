package io.github.azurebatch.camunda.impl.storage;

import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.models.UserDelegationKey;
import com.azure.storage.common.StorageSharedKeyCredential;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import io.github.azurebatch.camunda.config.Credential;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.http.HttpSettings;
import io.github.azurebatch.camunda.impl.http.CallLimits;
import io.github.azurebatch.camunda.impl.http.JdkHttpClients;
import io.github.azurebatch.camunda.impl.http.RequestLogs;
import io.github.azurebatch.camunda.impl.http.SignIn;
import io.github.azurebatch.camunda.impl.throttle.Gate;
import io.github.azurebatch.camunda.impl.throttle.Pause;
import io.github.azurebatch.camunda.impl.throttle.Tries;
import io.github.azurebatch.camunda.storage.BlobStorage;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Opens storage accounts: clients with their time limits and tries, and signers. */
public final class BlobClients {

  private BlobClients() {}

  /** Opens the account without a call: a wrong name or key fails with the first call. */
  public static BlobStorage open(StorageAccount account) {
    Gate gate = Gate.of("Storage account '" + account.name() + "'");
    return open(account, gate, HttpSettings.defaults(), UserDelegationKeys.LONGEST);
  }

  /**
   * Opens the account behind a gate, which closes while the service throttles the account.
   *
   * @param longest how long a signature may last
   */
  public static BlobStorage open(
      StorageAccount account, Gate gate, HttpSettings http, Duration longest) {
    var tries =
        new Tries(gate, CallLimits.DEFAULTS, http.firstPause(), Clock.systemUTC(), Pause.SLEEP);
    return open(account, gate, http, tries, longest, Clock.systemUTC());
  }

  static BlobStorage open(StorageAccount account, Gate gate, Clock clock, Pause pause) {
    return open(account, gate, HttpSettings.defaults(), CallLimits.DEFAULTS, clock, pause);
  }

  /** Opens the account with limits and a time that a test gives. */
  public static BlobStorage open(
      StorageAccount account,
      Gate gate,
      HttpSettings http,
      CallLimits limits,
      Clock clock,
      Pause pause) {
    var tries = new Tries(gate, limits, http.firstPause(), clock, pause);
    return open(account, gate, http, tries, UserDelegationKeys.LONGEST, clock);
  }

  private static BlobStorage open(
      StorageAccount account,
      Gate gate,
      HttpSettings http,
      Tries tries,
      Duration longest,
      Clock clock) {
    BlobServiceVersion spoken = version(account.serviceVersion());
    var faults =
        new StorageFaults(
            account.name(),
            "the blob endpoint " + account.blobEndpoint(),
            (status, code, answer) -> StorageAdvice.on(status, code, spoken, answer),
            gate,
            clock);
    var version = SasVersion.of(spoken);
    var builder = builder(account, http, tries).serviceVersion(spoken);
    if (account.credential() instanceof Credential.AccountKey shared) {
      var key = key(account, shared);
      BlobServiceClient client = builder.credential(key).buildClient();
      var signer = SasSigner.withAccountKey(key, version, longest, clock);
      return new AzureBlobStorage(client, signer, faults, tries.limits().listing());
    }
    requireHttps(account);
    var entraId = (Credential.EntraId) account.credential();
    BlobServiceClient client = builder.credential(new SignIn(entraId.token())).buildClient();
    var keys = new UserDelegationKeys((from, to) -> key(client, faults, from, to), clock);
    var signer = SasSigner.withUserDelegation(keys, account.name(), version, longest, clock);
    return new AzureBlobStorage(client, signer, faults, tries.limits().listing());
  }

  private static UserDelegationKey key(
      BlobServiceClient client, StorageFaults faults, OffsetDateTime from, OffsetDateTime to) {
    return faults.measured(
        StorageOperation.GET_USER_DELEGATION_KEY,
        "Getting a key that signs",
        () -> client.getUserDelegationKey(from, to));
  }

  private static StorageSharedKeyCredential key(
      StorageAccount account, Credential.AccountKey shared) {
    if (!shared.isWellFormed()) {
      throw new InvalidInputException(
          "The key of storage account '"
              + account.name()
              + "' is no base64 text: copy it from the portal");
    }
    return new StorageSharedKeyCredential(account.name(), shared.key().reveal());
  }

  private static void requireHttps(StorageAccount account) {
    if (!"https".equalsIgnoreCase(account.blobEndpoint().getScheme())) {
      throw new InvalidInputException(
          "Storage account '%s' has no key, so it is used with Microsoft Entra ID, whose tokens are sent over https only; its endpoint is '%s'. Configure the key, or an https endpoint"
              .formatted(account.name(), account.blobEndpoint()));
    }
  }

  /** Without the SDK's own retries, which ignore {@code Retry-After}. */
  private static BlobServiceClientBuilder builder(
      StorageAccount account, HttpSettings http, Tries tries) {
    var once = new RequestRetryOptions(RetryPolicyType.FIXED, 1, (Duration) null, null, null, null);
    return new BlobServiceClientBuilder()
        .endpoint(endpoint(account.blobEndpoint()))
        .httpClient(JdkHttpClients.open(http, tries.limits()))
        .httpLogOptions(
            RequestLogs.withoutBodies(BlobServiceClientBuilder.getDefaultHttpLogOptions()))
        .retryOptions(once)
        .addPolicy(new StorageTries(tries));
  }

  private static String endpoint(URI endpoint) {
    if (endpoint.getRawQuery() != null || endpoint.getHost() == null) {
      throw new InvalidInputException(
          "'"
              + endpoint
              + "' is no blob endpoint: a URL without a query is allowed, such as"
              + " https://myaccount.blob.core.windows.net");
    }
    return endpoint.toString();
  }

  private static BlobServiceVersion version(@Nullable String version) {
    if (version == null) {
      return BlobServiceVersion.getLatest();
    }
    return Arrays.stream(BlobServiceVersion.values())
        .filter(known -> known.getVersion().equals(version))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInputException(
                    "'"
                        + version
                        + "' is no service version that the blob SDK knows; the newest it knows is "
                        + BlobServiceVersion.getLatest().getVersion()));
  }
}
