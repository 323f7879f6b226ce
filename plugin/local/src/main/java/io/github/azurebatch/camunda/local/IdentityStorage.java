package io.github.azurebatch.camunda.local;

import io.github.azurebatch.camunda.local.impl.node.transfer.AccountKeySas;
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
 * The storage accounts that the managed identities of pools may read and write. May be changed at
 * any time, by any thread. Microsoft Entra ID takes no part: the local service signs with the key
 * of the storage account what an identity may do.
 */
public final class IdentityStorage {

  private static final Duration VALIDITY = Duration.ofHours(1);

  private final Map<String, Account> accounts = new ConcurrentHashMap<>();
  private final KeySetView<String, Boolean> denied = ConcurrentHashMap.newKeySet();
  private final Clock clock;
  private volatile @Nullable Account shared;

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
  IdentityStorage(Clock clock) {
    this.clock = clock;
  }

  /**
   * Lets every identity use this account, unless it is denied or has an account of its own.
   *
   * @param blobEndpoint with the account in its path where the storage service expects it there, as
   *     Azurite does; no slash at the end
   * @param accountKey in Base64
   */
  public void allowAll(URI blobEndpoint, String accountName, String accountKey) {
    shared = new Account(blobEndpoint, accountName, accountKey);
  }

  /**
   * Lets this identity use this account, and no other one.
   *
   * @param resourceId of the identity, as {@link PoolSettings#identity} gives it to a pool
   */
  public void allow(String resourceId, URI blobEndpoint, String accountName, String accountKey) {
    accounts.put(key(resourceId), new Account(blobEndpoint, accountName, accountKey));
  }

  /** Lets this identity use no account. */
  public void deny(String resourceId) {
    denied.add(key(resourceId));
  }

  /** Removes what was allowed or denied to single identities. */
  public void reset() {
    accounts.clear();
    denied.clear();
  }

  /** The URL with a signature for the identity; as it is if the identity may not use it. */
  URI authorized(URI url, String resourceId) {
    return account(resourceId)
        .filter(account -> account.has(url))
        .map(account -> signed(url, account))
        .orElse(url);
  }

  private Optional<Account> account(String resourceId) {
    return denied.contains(key(resourceId))
        ? Optional.empty()
        : Optional.ofNullable(accounts.getOrDefault(key(resourceId), shared));
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
