package io.github.azurebatch.camunda.config;

import io.github.azurebatch.camunda.impl.http.ServiceVersions;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the settings of an account without a call to it. */
final class AccountCheck {

  static final String BATCH_URL = "a URL such as https://mybatch.westeurope.batch.azure.com";
  static final String ENDPOINT = "a URL such as https://mystorage.blob.core.windows.net";
  static final String WHOLE = ", with its scheme, without a query";
  static final String NAME = "the account's name, of letters and digits";

  private static final String RESOURCE_ID_FORM =
      "/subscriptions/<id>/resourceGroups/<group>/providers/Microsoft.Batch/batchAccounts/<name>, as the portal shows it";

  private static final Pattern RESOURCE_ID =
      Pattern.compile(
          "/subscriptions/[\\w-]+/resourceGroups/[\\w.()-]+/providers/Microsoft\\.Batch/batchAccounts/\\w+",
          Pattern.CASE_INSENSITIVE);

  private static final String QUEUE = "events.queue";
  static final String QUEUE_ALLOWED =
      "the name of a queue, or a URL such as https://mystorage.queue.core.windows.net/myqueue";
  private static final String A_QUEUE_NAME = "(?=[^/]{3,63}$)[a-z0-9](?:-?[a-z0-9])+";
  private static final Pattern QUEUE_NAME = Pattern.compile(A_QUEUE_NAME);

  /** That of an emulator has the account in front. */
  private static final Pattern QUEUE_PATH =
      Pattern.compile("(?:/[A-Za-z0-9_-]{1,64})?/" + A_QUEUE_NAME);

  private static final Pattern ACCOUNT_NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int LAST_PORT = 65535;
  private static final String ENTRA_ID =
      ", with https where there is no account-key: tokens of Microsoft Entra ID are sent over"
          + " https only";

  private final String prefix;
  private final Problems problems;

  /**
   * @param name that models use
   */
  AccountCheck(String name, Problems problems) {
    this.prefix = "accounts." + name + ".";
    this.problems = problems;
    if (!isStorable(name)) {
      problems.wrong(
          "accounts." + name,
          name,
          "a name of 1 to %d characters of ASCII, without blanks and '/'; this one has %d"
              .formatted(AzureBatchConfiguration.LONGEST_ACCOUNT_NAME, name.length()));
    }
  }

  /** Topics and leases, which are rows of the engine's tables, are named after accounts. */
  private static boolean isStorable(String name) {
    return !name.isEmpty()
        && name.length() <= AzureBatchConfiguration.LONGEST_ACCOUNT_NAME
        && name.chars().allMatch(letter -> letter > ' ' && letter <= '~' && letter != '/');
  }

  void check(AzureBatchAccount account) {
    String batchName = account.batch().name();
    url("batch.url", account.batch().url(), List.of("", "/"), BATCH_URL);
    https("batch.url", account.batch().url(), account.batch().credential(), BATCH_URL);
    name("batch.account-name", batchName);
    key("batch.account-key", account.batch().credential());
    resourceId(account.batch().resourceId());
    String storageName = account.storage().name();
    URI endpoint = account.storage().blobEndpoint();
    url(
        "storage.endpoint",
        endpoint,
        List.of("", "/", "/" + storageName, "/" + storageName + "/"),
        ENDPOINT + ", or of an emulator http://127.0.0.1:10000/<account-name>");
    https("storage.endpoint", endpoint, account.storage().credential(), ENDPOINT);
    name("storage.account-name", storageName);
    key("storage.account-key", account.storage().credential());
    version("storage.service-version", account.storage().serviceVersion());
    if (account.events() != null) {
      events(account, account.events());
    }
  }

  private void events(AzureBatchAccount account, AzureBatchAccount.Events events) {
    if (events.queue().contains("/")) {
      queueUrl(account, events.queue());
    } else if (!QUEUE_NAME.matcher(events.queue()).matches()) {
      problems.wrong(prefix + QUEUE, events.queue(), QUEUE_ALLOWED);
    } else if (account.eventQueue().isEmpty()) {
      problems.wrong(
          prefix + QUEUE,
          events.queue(),
          "the queue's URL, since storage.endpoint does not tell where the account has its queues");
    }
    if (!SettingKind.DURATION.isAllowed().test(events.pollInterval())) {
      problems.wrong(
          prefix + "events.poll-interval", events.pollInterval(), SettingKind.DURATION.allowed());
    }
  }

  private void queueUrl(AzureBatchAccount account, String text) {
    URI url = uri(text);
    if (url == null || !isWellFormed(url) || !QUEUE_PATH.matcher(url.getRawPath()).matches()) {
      problems.wrong(prefix + QUEUE, text, QUEUE_ALLOWED + WHOLE);
    } else {
      https(QUEUE, url, account.storage().credential(), QUEUE_ALLOWED);
    }
  }

  private static @Nullable URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      return null;
    }
  }

  private void url(String name, @Nullable URI url, List<String> paths, String allowed) {
    if (url == null || url.toString().isEmpty()) {
      problems.missing(prefix + name, allowed);
    } else if (!isWellFormed(url) || !paths.contains(url.getRawPath())) {
      problems.wrong(prefix + name, url, allowed + WHOLE);
    }
  }

  private static boolean isWellFormed(URI url) {
    return url.getScheme() != null
        && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))
        && url.getHost() != null
        && url.getUserInfo() == null
        && url.getRawQuery() == null
        && url.getRawFragment() == null
        && url.getPort() != 0
        && url.getPort() <= LAST_PORT;
  }

  private void https(
      String name, @Nullable URI url, @Nullable Credential credential, String allowed) {
    if (url != null
        && credential instanceof Credential.EntraId
        && "http".equalsIgnoreCase(url.getScheme())) {
      problems.wrong(prefix + name, url, allowed + ENTRA_ID);
    }
  }

  private void name(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      problems.missing(prefix + name, NAME);
    } else if (!ACCOUNT_NAME.matcher(value).matches()) {
      problems.wrong(prefix + name, value, NAME);
    }
  }

  private void resourceId(@Nullable String id) {
    if (id != null && !RESOURCE_ID.matcher(id).matches()) {
      problems.wrong(prefix + "batch.resource-id", id, RESOURCE_ID_FORM);
    }
  }

  private void key(String name, @Nullable Credential credential) {
    if (credential == null) {
      problems.missing(prefix + name, "a key, or Microsoft Entra ID");
    } else if (credential instanceof Credential.AccountKey key && !key.isWellFormed()) {
      problems.wrongSecret(prefix + name, "base64 text: copy the key from the portal");
    }
  }

  private void version(String name, @Nullable String version) {
    if (version != null && !ServiceVersions.known().contains(version)) {
      problems.wrong(prefix + name, version, "one of " + ServiceVersions.known());
    }
  }
}
