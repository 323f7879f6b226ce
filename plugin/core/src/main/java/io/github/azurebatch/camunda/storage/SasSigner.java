package io.github.azurebatch.camunda.storage;

import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.azure.storage.common.sas.SasProtocol;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.secret.SignedUrl;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Signs URLs. A signature begins a quarter of an hour ago, since the clocks of this machine and of
 * the service differ, and is for https only, except on this machine's loopback address.
 */
final class SasSigner {

  static final Duration CLOCK_SKEW = Duration.ofMinutes(15);
  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d+){3}");
  private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]");

  private final Scheme scheme;
  private final @Nullable Duration longest;
  private final Clock clock;

  private SasSigner(Scheme scheme, @Nullable Duration longest, Clock clock) {
    this.scheme = scheme;
    this.longest = longest;
    this.clock = clock;
  }

  /** Signs with the account's key, which the SDK's client holds: no call is made. */
  static SasSigner withAccountKey(Clock clock) {
    return new SasSigner(
        (target, start, expiry) ->
            signed(target, expiry, target.signedQuery(values(target, start, expiry))),
        null,
        clock);
  }

  /** Signs with a user delegation key, which is fetched with Entra ID and kept. */
  static SasSigner withUserDelegation(UserDelegationKeys keys, String account, Clock clock) {
    return new SasSigner(
        (target, start, wanted) -> {
          var key = keys.until(wanted);
          var expiry = key.getSignedExpiry().isBefore(wanted) ? key.getSignedExpiry() : wanted;
          var values = values(target, start, expiry);
          return signed(target, expiry, target.signedQuery(values, key, account));
        },
        UserDelegationKeys.LONGEST,
        clock);
  }

  /** Empty for no limit. */
  Optional<Duration> longestLifetime() {
    return Optional.ofNullable(longest);
  }

  /**
   * @throws InvalidInputException if a signature cannot name a stored access policy
   */
  void requirePolicies() {
    if (longest != null) {
      throw new InvalidInputException(
          "a stored access policy is for signatures of the account key; where the storage account is used with Microsoft Entra ID (user delegation SAS), Azure has none. Configure the account key, or do without the policy");
    }
  }

  /** Signs the target's URL from now on for so long. */
  SignedUrl sign(SasTarget target, Duration lifetime) {
    if (lifetime.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new InvalidInputException(
          "The lifetime " + lifetime + " of a SAS is too short: at least PT1S is allowed");
    }
    OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    return scheme.sign(target, now.minus(CLOCK_SKEW), now.plus(lifetime));
  }

  private static BlobServiceSasSignatureValues values(
      SasTarget target, OffsetDateTime start, OffsetDateTime expiry) {
    var values = target.until(expiry).setStartTime(start);
    return isLoopback(target.url().getHost()) ? values : values.setProtocol(SasProtocol.HTTPS_ONLY);
  }

  private static SignedUrl signed(SasTarget target, OffsetDateTime expiry, String query) {
    return new SignedUrl(URI.create(target.url() + "?" + query), expiry);
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.contains(host) || LOOPBACK_V4.matcher(host).matches();
  }

  private interface Scheme {
    SignedUrl sign(SasTarget target, OffsetDateTime start, OffsetDateTime expiry);
  }
}
