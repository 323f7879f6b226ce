package io.github.azurebatch.camunda.impl.engine.wait.outage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.health.Outage;
import io.github.azurebatch.camunda.impl.engine.wait.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OutagesTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Topic A = new Topic("default", "a");
  private static final Topic B = new Topic("default", "b");
  private static final Topic OTHER = new Topic("other", "a");

  private static final UnavailableException DOWN =
      new UnavailableException("NoAnswer", "no answer", null);
  private static final UnavailableException OF_ONE_REQUEST =
      new UnavailableException("InternalError", "failed", null);

  private final Outages outages = new Outages();

  @Test
  void leavesAWholeAccountAloneThatCannotBeReached() {
    outages.begin(A, DOWN, NOW);

    assertThat(outages.isPausing(B, NOW)).isTrue();
    assertThat(outages.isPausing(OTHER, NOW)).isFalse();
    assertThat(outages.isOut("default")).isTrue();
    assertThat(outages.all()).extracting(Outage::subject).containsExactly("default");
  }

  @Test
  void leavesOneBatchJobAloneWhoseRequestFails() {
    outages.begin(A, OF_ONE_REQUEST, NOW);

    assertThat(outages.isPausing(A, NOW)).isTrue();
    assertThat(outages.isPausing(B, NOW)).isFalse();
    assertThat(outages.isOut("default")).isFalse();
  }

  @Test
  void doublesThePauseUpToALimit() {
    Instant now = NOW;
    for (int pause : List.of(5, 10, 20, 40, 80, 120, 120)) {
      outages.begin(A, DOWN, now);
      // met by another Batch job of the account in this round
      outages.begin(B, DOWN, now);
      Instant end = now.plusSeconds(pause);
      assertThat(outages.isPausing(A, end.minusMillis(1))).isTrue();
      assertThat(outages.isPausing(A, end)).isFalse();
      now = end;
    }
  }

  @Test
  void leavesAThrottledAccountAloneForAsLongAsThatLasts() {
    Instant until = NOW.plus(Duration.ofMinutes(30));
    outages.begin(A, new ThrottledException("TooManyRequests", "throttled", until), NOW);

    assertThat(outages.isPausing(B, until.minusMillis(1))).isTrue();
    assertThat(outages.isPausing(B, until)).isFalse();
    assertThat(outages.isOut("default")).isFalse();
  }

  @Test
  void tellsOnceOfTheBeginAndTheEnd() {
    AtomicInteger begun = new AtomicInteger();
    AtomicInteger ended = new AtomicInteger();
    Outages measured =
        new Outages(
            () -> {
              begun.incrementAndGet();
              return ended::incrementAndGet;
            });
    measured.begin(A, DOWN, NOW);
    measured.begin(A, DOWN, NOW.plusSeconds(5));
    assertThat(ended).hasValue(0);

    measured.endOfAccount(B);
    measured.endOfAccount(A);

    assertThat(begun).hasValue(1);
    assertThat(ended).hasValue(1);
  }

  @Test
  void endsNoWaitsWhoseStorageCannotBeReachedAndPollsOn() {
    outages.beginOfEnds(A, DOWN, NOW);

    assertThat(outages.isPausingEnds(B, NOW)).isTrue();
    assertThat(outages.isPausing(A, NOW)).isFalse();
    outages.endOfEnds(B);
    assertThat(outages.all()).isEmpty();
  }

  @Test
  void isOverWhenTheAccountAnswers() {
    outages.begin(A, DOWN, NOW);
    outages.endOfAccount(B);

    assertThat(outages.all()).isEmpty();
    assertThat(outages.isOut("default")).isFalse();
  }

  @Test
  void reportsARefusalWithoutAPause() {
    outages.report(A, new RefusedException("Forbidden", "no permission", null));

    assertThat(outages.all())
        .containsExactly(new Outage("default", "Batch job 'a'", "no permission"));
    assertThat(outages.isPausing(A, NOW)).isFalse();
    outages.endOf(A);
    assertThat(outages.all()).isEmpty();
  }

  @Test
  void forgetsTopicsWithoutWaits() {
    outages.begin(OTHER, DOWN, NOW);
    outages.reportUnknown(new Topic("unknown", "a"));
    outages.report(B, OF_ONE_REQUEST);

    outages.retain(List.of(A, B));

    assertThat(outages.all()).extracting(Outage::part).containsExactly("Batch job 'b'");
  }

  @Test
  void tellsCredentialsFromWhatWasAskedFor() {
    assertThat(Outages.isOfCredentials(refused("AuthenticationFailed"))).isTrue();
    assertThat(Outages.isOfCredentials(refused("Status403"))).isTrue();
    assertThat(Outages.isOfCredentials(refused("InsufficientAccountPermissions"))).isTrue();
    assertThat(Outages.isOfCredentials(refused("InsufficientPermissions"))).isTrue();
    assertThat(Outages.isOfCredentials(refused("PermissionDenied"))).isTrue();
    assertThat(Outages.isOfCredentials(refused("JobCompleted"))).isFalse();
  }

  private static RefusedException refused(String code) {
    return new RefusedException(code, code, null);
  }
}
