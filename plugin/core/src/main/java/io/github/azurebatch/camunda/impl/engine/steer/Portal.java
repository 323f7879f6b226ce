package io.github.azurebatch.camunda.impl.engine.steer;

import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.BatchAccount;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The pages of the Batch accounts in the Azure portal.
 *
 * @param accounts by their configured names
 */
public record Portal(Map<String, AzureBatchAccount> accounts) {

  /** Each cloud has a portal of its own, and a domain of its own for Batch accounts. */
  private static final Map<String, String> PORTALS =
      Map.of(
          ".usgovcloudapi.net", "https://portal.azure.us",
          ".chinacloudapi.cn", "https://portal.azure.cn");

  private static final String PUBLIC_PORTAL = "https://portal.azure.com";

  /** Empty where the resource id is not configured, or no such account. */
  Optional<URI> of(String account) {
    return Optional.ofNullable(accounts.get(account))
        .map(AzureBatchAccount::batch)
        .flatMap(Portal::of);
  }

  private static Optional<URI> of(BatchAccount account) {
    return Optional.ofNullable(account.resourceId())
        .map(id -> URI.create(portal(account.url()) + "/#resource" + id + "/overview"));
  }

  private static String portal(URI batch) {
    String host = batch.getHost().toLowerCase(Locale.ROOT);
    return PORTALS.entrySet().stream()
        .filter(portal -> host.endsWith(portal.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(PUBLIC_PORTAL);
  }
}
