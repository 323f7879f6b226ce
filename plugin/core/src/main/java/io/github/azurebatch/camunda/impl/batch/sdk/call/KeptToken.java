package io.github.azurebatch.camunda.impl.batch.sdk.call;

import com.azure.core.credential.AccessToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A token that is asked for once, by whoever needs it first, and again shortly before it ends. A
 * failure is not kept, so that the next call asks anew: the cache of azure-core would hold it back
 * for half a minute.
 */
final class KeptToken {

  /** A token is renewed so long before its end, and serves on meanwhile if that fails. */
  private static final Duration EARLY = Duration.ofMinutes(5);

  /** No call waits for a renewal that has just failed. */
  private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(30);

  private final Clock clock;
  private final Mono<AccessToken> token;
  private volatile @Nullable AccessToken last;
  private volatile Instant renewal = Instant.MIN;

  /**
   * @param source signs in with each subscription
   */
  KeptToken(Mono<AccessToken> source, Clock clock) {
    this.clock = clock;
    this.token =
        source
            .doOnNext(signed -> last = signed)
            .onErrorResume(this::lastOr)
            .cacheInvalidateIf(signed -> !isToBeKept(signed));
  }

  /** The token, which all callers share that come while it is asked for. */
  Mono<AccessToken> get() {
    return token;
  }

  private Mono<AccessToken> lastOr(Throwable failure) {
    AccessToken known = last;
    if (known == null || !lasts(known, Duration.ZERO)) {
      return Mono.error(failure);
    }
    renewal = clock.instant().plus(BETWEEN_RENEWALS);
    return Mono.just(known);
  }

  private boolean isToBeKept(AccessToken signed) {
    return lasts(signed, EARLY)
        || (lasts(signed, Duration.ZERO) && clock.instant().isBefore(renewal));
  }

  private boolean lasts(AccessToken signed, Duration longer) {
    Instant end = signed.getExpiresAt().toInstant();
    return clock.instant().plus(longer).isBefore(end);
  }
}
