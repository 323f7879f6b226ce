package io.github.azurebatch.camunda.impl.storage;

import com.azure.storage.blob.models.UserDelegationKey;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign user delegation SAS. A key is valid for at most seven days, and is kept until
 * a signature has to outlast it.
 */
final class UserDelegationKeys {

  static final Duration LONGEST = Duration.ofDays(7);

  private final Source source;
  private final Clock clock;
  private volatile @Nullable UserDelegationKey kept;

  UserDelegationKeys(Source source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * A key that is valid until the expiry; for an expiry in the last quarter of an hour of the seven
   * days, a key with the longest validity that the service gives.
   *
   * @throws InvalidInputException if the expiry is more than seven days from now
   */
  UserDelegationKey until(OffsetDateTime expiry) {
    OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    if (expiry.isAfter(now.plus(LONGEST))) {
      throw new InvalidInputException(
          "A SAS until "
              + expiry
              + " lasts longer than seven days (P7D), the most that is allowed where the storage"
              + " account is used with Microsoft Entra ID: Azure limits the key that signs it."
              + " Give a shorter lifetime, or configure the account key");
    }
    UserDelegationKey current = kept;
    if (current != null && !current.getSignedExpiry().isBefore(expiry)) {
      return current;
    }
    OffsetDateTime start = now.minus(SasSigner.CLOCK_SKEW);
    UserDelegationKey fetched = source.fetch(start, start.plus(LONGEST));
    kept = fetched;
    return fetched;
  }

  /** Where keys come from. */
  interface Source {
    UserDelegationKey fetch(OffsetDateTime start, OffsetDateTime expiry);
  }
}
