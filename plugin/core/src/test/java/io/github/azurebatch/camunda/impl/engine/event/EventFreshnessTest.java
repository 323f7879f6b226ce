package io.github.azurebatch.camunda.impl.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.throttle.PausedClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventFreshnessTest {

  private static final Instant BEGIN = PausedClock.NOON;

  private final PausedClock clock = new PausedClock();
  private final EventFreshness freshness =
      new EventFreshness("default", Duration.ofMinutes(5), clock);

  @Test
  void thereIsNoAgeBeforeTheFirstEvent() {
    assertThat(freshness.areFresh()).isFalse();
    assertThat(freshness.age()).isNaN();
  }

  @Test
  void anEventCountsForAsLongAsItSparesPolls() {
    freshness.hear(BEGIN.toEpochMilli());
    clock.set(BEGIN.plus(Duration.ofMinutes(5)));
    assertThat(freshness.areFresh()).isTrue();
    assertThat(freshness.age()).isEqualTo(300);

    clock.set(clock.instant().plusMillis(1));
    assertThat(freshness.areFresh()).isFalse();
  }

  @Test
  void aLateEventOfABacklogTellsOfNoOtherOne() {
    freshness.hear(BEGIN.minus(Duration.ofMinutes(6)).toEpochMilli());

    assertThat(freshness.areFresh()).isFalse();
  }

  @Test
  void anEventOfAClockThatIsAheadIsAsOfNow() {
    freshness.hear(BEGIN.plus(Duration.ofHours(1)).toEpochMilli());
    clock.set(BEGIN.plus(Duration.ofMinutes(6)));

    assertThat(freshness.areFresh()).isFalse();
  }
}
