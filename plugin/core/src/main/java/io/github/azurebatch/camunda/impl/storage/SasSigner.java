package io.github.azurebatch.camunda.impl.storage;

import com.azure.storage.common.StorageSharedKeyCredential;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.secret.SignedUrl;
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
 * Signs URLs. A signature is valid since a quarter of an hour, because the clocks of this machine
 * and of the service may differ. It is for https only, except on the loopback address.
 */
final class SasSigner {

  static final Duration CLOCK_SKEW = Duration.ofMinutes(15);
  private static final Pattern LOOPBACK_V4 = Pattern.compile("127(\\.\\d+){3}");
  private static final Set<String> LOOPBACK = Set.of("localhost", "[::1]");

  private final Scheme scheme;
  private final SasVersion version;
  private final @Nullable Duration longestOfAzure;
  private final Duration longest;
  private final Clock clock;

  private SasSigner(
      Scheme scheme,
      SasVersion version,
      @Nullable Duration longestOfAzure,
      Duration longest,
      Clock clock) {
    this.scheme = scheme;
    this.version = version;
    this.longestOfAzure = longestOfAzure;
    this.longest = longest;
    this.clock = clock;
  }

  /** Signs with the account's key, without a call. */
  static SasSigner withAccountKey(
      StorageSharedKeyCredential key, SasVersion version, Duration longest, Clock clock) {
    Scheme scheme = token -> signed(token, token.signedWith(key));
    return new SasSigner(scheme, version, null, longest, clock);
  }

  /** Signs with a user delegation key, which is fetched with Microsoft Entra ID and kept. */
  static SasSigner withUserDelegation(
      UserDelegationKeys keys, String account, SasVersion version, Duration longest, Clock clock) {
    Scheme scheme =
        wanted -> {
          var key = keys.until(wanted.expiry());
          SasToken token = wanted.untilAtMost(key.getSignedExpiry());
          return signed(token, token.signedWith(key, account));
        };
    return new SasSigner(scheme, version, UserDelegationKeys.LONGEST, longest, clock);
  }

  /** The longest lifetime of a signature that Azure allows; empty for no limit. */
  Optional<Duration> longestLifetime() {
    return Optional.ofNullable(longestOfAzure);
  }

  /**
   * @throws InvalidInputException if a signature cannot name a stored access policy
   */
  void requirePolicies() {
    if (longestOfAzure != null) {
      throw new InvalidInputException(
          "a stored access policy is for signatures of the account key; where the storage account is used with Microsoft Entra ID (user delegation SAS), Azure has none. Configure the account key, or do without the policy");
    }
  }

  /** Signs the target's URL for the lifetime from now on. */
  SignedUrl sign(SasTarget target, Duration lifetime) {
    if (lifetime.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new InvalidInputException(
          "The lifetime " + lifetime + " of a SAS is too short: at least PT1S is allowed");
    }
    if (lifetime.compareTo(longest) > 0) {
      throw new InvalidInputException(
          "a signature of %s is asked for, and the property 'max-signature-lifetime' allows %s; ask for a shorter one, or raise the property"
              .formatted(lifetime, longest));
    }
    OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    boolean httpsOnly = !isLoopback(target.url().getHost());
    return scheme.sign(
        new SasToken(version, target, now.minus(CLOCK_SKEW), now.plus(lifetime), httpsOnly));
  }

  private static SignedUrl signed(SasToken token, String query) {
    return new SignedUrl(URI.create(token.target().url() + "?" + query), token.expiry());
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.contains(host) || LOOPBACK_V4.matcher(host).matches();
  }

  private interface Scheme {
    SignedUrl sign(SasToken token);
  }
}
