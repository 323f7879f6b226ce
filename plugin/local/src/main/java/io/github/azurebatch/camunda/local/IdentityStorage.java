package io.github.azurebatch.camunda.local;

import io.github.azurebatch.camunda.local.impl.node.transfer.AccountKeySas;
import io.github.azurebatch.camunda.local.impl.node.transfer.ManagedIdentities;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentHashMap.KeySetView;
import org.jspecify.annotations.Nullable;

/**
 * The storage accounts that managed identities may read and write; may be changed at any time, by
 * any thread. There is no Microsoft Entra ID here: what an identity does is done with the account's
 * key.
 */
public final class IdentityStorage implements ManagedIdentities {

  private static final Duration VALIDITY = Duration.ofHours(1);

  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final KeySetView<String, Boolean> denied = ConcurrentHashMap.newKeySet();
  private final Clock clock;
  private volatile @Nullable Account everyones;

  private record Account(URI blobEndpoint, String name, String key) {

    /** Without the key. */
    @Override
    public String toString() {
      return name + " at " + blobEndpoint;
    }

    boolean has(URI url) {
      return url.toString().startsWith(blobEndpoint + "/");
    }
  }

  /**
   * @param clock the machine's time, by which the storage service judges signatures
   */
  public IdentityStorage(Clock clock) {
    this.clock = clock;
  }

  /** Lets every identity of a pool use this account, unless it is denied. */
  public void allowAll(URI blobEndpoint, String accountName, String accountKey) {
    everyones = new Account(blobEndpoint, accountName, accountKey);
  }

  /** Lets this identity use this account, and no other one. */
  public void allow(String resourceId, URI blobEndpoint, String accountName, String accountKey) {
    accounts.put(key(resourceId), new Account(blobEndpoint, accountName, accountKey));
  }

  /** Lets this identity use nothing. */
  public void deny(String resourceId) {
    denied.add(key(resourceId));
  }

  /** Forgets what was said of single identities. */
  public void reset() {
    accounts.clear();
    denied.clear();
  }

  @Override
  public URI authorized(URI url, String resourceId) {
    return account(resourceId)
        .filter(account -> account.has(url))
        .map(account -> signed(url, account))
        .orElse(url);
  }

  private Optional<Account> account(String resourceId) {
    return denied.contains(key(resourceId))
        ? Optional.empty()
        : Optional.ofNullable(accounts.getOrDefault(key(resourceId), everyones));
  }

  private URI signed(URI url, Account account) {
    String path = url.toString().substring(account.blobEndpoint().toString().length() + 1);
    String container = path.replaceFirst("[/?#].*", "");
    return URI.create(
        url
            + "?"
            + AccountKeySas.query(
                account.name(), account.key(), container, clock.instant().plus(VALIDITY)));
  }

  private static String key(String resourceId) {
    return resourceId.toLowerCase(Locale.ROOT);
  }
}
