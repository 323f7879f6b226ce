package io.github.azurebatch.camunda.local.impl.node.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.azure.storage.common.StorageSharedKeyCredential;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Signs for a container with an account's key. The SDK would sign in the newest form, which
 * emulators do not know; the form of this version is known everywhere.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/storageservices/create-service-sas">REST API,
 *     Create a service SAS</a>
 */
public final class AccountKeySas {

  private static final String VERSION = "2020-10-02";
  private static final String PERMISSIONS = "racwl";

  private AccountKeySas() {}

  /** The query that allows to read, add, create, write and list. */
  public static String query(String account, String accountKey, String container, Instant expiry) {
    var key = new StorageSharedKeyCredential(account, accountKey);
    String until = expiry.truncatedTo(ChronoUnit.SECONDS).toString();
    String resource = "/blob/" + account + "/" + container;
    // in between nothing: start; policy, IP range, protocol; snapshot and five response headers
    String text =
        String.join("\n", PERMISSIONS, "", until, resource, "", "", "", VERSION, "c")
            + "\n".repeat(6);
    return "sv=%s&se=%s&sr=c&sp=%s&sig=%s"
        .formatted(VERSION, encoded(until), PERMISSIONS, encoded(key.computeHmac256(text)));
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }
}
