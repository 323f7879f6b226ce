package io.github.azurebatch.camunda.impl.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class EventFreshnessTest {

  private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");

  private Instant now = BEGIN;
  private final EventFreshness freshness =
      new EventFreshness("default", Duration.ofMinutes(5), new MovedClock());

  @Test
  void thereIsNoAgeBeforeTheFirstEvent() {
    assertThat(freshness.areFresh()).isFalse();
    assertThat(freshness.age()).isNaN();
  }

  @Test
  void anEventCountsForAsLongAsItSparesPolls() {
    freshness.hear(BEGIN.toEpochMilli());
    now = BEGIN.plus(Duration.ofMinutes(5));
    assertThat(freshness.areFresh()).isTrue();
    assertThat(freshness.age()).isEqualTo(300);

    now = now.plusMillis(1);
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
    now = BEGIN.plus(Duration.ofMinutes(6));

    assertThat(freshness.areFresh()).isFalse();
  }

  private final class MovedClock extends Clock {

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
