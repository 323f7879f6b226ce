package io.github.azurebatch.camunda.impl.storage;

import com.azure.storage.blob.models.UserDelegationKey;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The keys that sign user delegation SAS. One is valid for seven days at the most, and is kept
 * until a signature has to last longer than it does.
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
   * A key that lasts until then; for the last quarter of an hour of the seven days, until the
   * longest that the service gives.
   *
   * @throws InvalidInputException if that is more than seven days away
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
