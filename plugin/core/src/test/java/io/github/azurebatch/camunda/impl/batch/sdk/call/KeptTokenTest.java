package io.github.azurebatch.camunda.impl.batch.sdk.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.credential.AccessToken;
import io.github.azurebatch.camunda.local.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class KeptTokenTest {

  private static final Duration LIFETIME = Duration.ofHours(1);

  private final MovableClock clock =
      new MovableClock(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));

  private int asked;
  private boolean isDown;

  private final KeptToken kept = new KeptToken(Mono.defer(this::signIn), clock);

  private Mono<AccessToken> signIn() {
    asked++;
    return isDown
        ? Mono.error(new IllegalStateException("no network"))
        : Mono.just(
            new AccessToken(
                "token-" + asked, clock.instant().plus(LIFETIME).atOffset(ZoneOffset.UTC)));
  }

  @Test
  void isAskedForOnceAndAgainShortlyBeforeItEnds() {
    assertThat(token()).isEqualTo("token-1");
    clock.advance(Duration.ofMinutes(54));
    assertThat(token()).isEqualTo("token-1");
    clock.advance(Duration.ofMinutes(1));

    assertThat(token()).isEqualTo("token-2");
    assertThat(token()).isEqualTo("token-2");
  }

  @Test
  @Timeout(10)
  void isAskedForAtOnceAfterAFailure() {
    isDown = true;
    fails();
    fails();
    isDown = false;

    assertThat(token()).isEqualTo("token-3");
  }

  @Test
  void servesOnUntilItsEndWhereItCannotBeRenewed() {
    token();
    isDown = true;
    clock.advance(Duration.ofMinutes(59));
    assertThat(token()).isEqualTo("token-1");
    assertThat(token()).isEqualTo("token-1");
    assertThat(asked).as("a renewal that has just failed is not waited for again").isEqualTo(2);
    clock.advance(Duration.ofMinutes(1));

    fails();
  }

  @Test
  void isSharedByAllThatComeWhileItIsAskedFor() {
    Sinks.One<AccessToken> answer = Sinks.one();
    KeptToken slow =
        new KeptToken(
            Mono.defer(
                () -> {
                  asked++;
                  return answer.asMono();
                }),
            clock);
    CompletableFuture<AccessToken> first = slow.get().toFuture();
    CompletableFuture<AccessToken> second = slow.get().toFuture();

    answer.tryEmitValue(
        new AccessToken("slow", clock.instant().plus(LIFETIME).atOffset(ZoneOffset.UTC)));

    assertThat(first.join().getToken()).isEqualTo("slow");
    assertThat(second.join().getToken()).isEqualTo("slow");
    assertThat(asked).isEqualTo(1);
  }

  private String token() {
    return Objects.requireNonNull(kept.get().block()).getToken();
  }

  private void fails() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(this::token)
        .withMessage("no network");
  }
}
