package io.github.azurebatch.camunda.impl.engine.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.fault.ThrottledException;
import io.github.azurebatch.camunda.fault.UnavailableException;
import io.github.azurebatch.camunda.health.ServiceHealth;
import io.github.azurebatch.camunda.local.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What health tells of an account by the calls that were made to it. */
class CallLogTest {

  private final MovableClock clock =
      new MovableClock(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
  private final CallLog log = new CallLog("default", "batch", clock);

  @Test
  void isSilentBeforeTheFirstCallThatTellsAnything() {
    log.ended("Listing", new ThrottledException("ServerBusy", "throttled", clock.instant()));

    assertThat(log.isSilent()).isTrue();
    assertThat(log.isOutdated()).isTrue();
    assertThat(log.health().isUsable()).isTrue();

    log.ended("Listing", null);
    assertThat(log.isSilent()).isFalse();
  }

  @Test
  void keepsTheMomentOfTheFirstFailureAndTheMessageOfTheLast() {
    log.ended("Listing", null);
    clock.advance(Duration.ofMinutes(1));
    Instant since = clock.instant();
    log.ended("Listing", unreachable("first"));
    clock.advance(Duration.ofMinutes(1));
    log.ended("Adding", unreachable("second"));

    ServiceHealth health = log.health();
    assertThat(health.failingSince()).isEqualTo(since);
    assertThat(health.text()).contains("cannot be used since " + since, "second", "answered last");
  }

  @Test
  void canBeUsedAgainWithTheFirstAnswerAlsoIfThatIsARefusal() {
    log.ended("Listing", unreachable("down"));

    log.ended("Reading", new RefusedException("JobNotFound", "no such job", null));

    assertThat(log.health().isUsable()).isTrue();
    assertThat(log.health().failed()).isNotNull();
    assertThat(log.health().text()).startsWith("answered at");
  }

  @Test
  void isNotChangedByWhatSaysNothingOfTheAccount() {
    log.ended("Listing", unreachable("down"));
    ServiceHealth before = log.health();

    log.ended("Listing", new ThrottledException("ServerBusy", "throttled", clock.instant()));
    log.ended("Listing", new UnavailableException("InternalError", "one request", null));

    assertThat(log.health()).isSameAs(before);
  }

  @Test
  void isNotChangedByACallThatTheEndOfItsThreadHasBrokenOff() {
    log.ended("Listing", null);
    ServiceHealth before = log.health();

    Thread.currentThread().interrupt();
    log.ended("Listing", unreachable("Interrupted before the next try"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(log.health()).isSameAs(before);
  }

  @Test
  void isOutdatedSoonerAfterAFailureThanAfterAnAnswer() {
    log.ended("Listing", unreachable("down"));
    clock.advance(Duration.ofSeconds(30));
    assertThat(log.isOutdated()).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(log.isOutdated()).isTrue();

    log.ended("Listing", null);
    clock.advance(Duration.ofMinutes(5));
    assertThat(log.isOutdated()).isFalse();
    clock.advance(Duration.ofSeconds(1));
    assertThat(log.isOutdated()).isTrue();
  }

  @Test
  void showsNoSignatureOfWhatWasTried() {
    log.ended("Reading https://s.test/c?sv=1&sig=c2VjcmV0", null);

    assertThat(log.health().text()).doesNotContain("c2VjcmV0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "azure-batch-waits-engine-1; watcher",
        "azure-batch-orphans-e; orphans",
        "main; thread 'main'",
      })
  void namesTheThreadThatCalled(String thread, String by) throws InterruptedException {
    Thread caller = new Thread(() -> log.ended("Listing", null), thread);
    caller.start();
    caller.join();

    assertThat(log.health().answered())
        .isNotNull()
        .extracting(ServiceHealth.Call::by)
        .isEqualTo(by);
  }

  private static UnavailableException unreachable(String message) {
    return new UnavailableException("Unreachable", message, null);
  }
}
