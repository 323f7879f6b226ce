package io.github.azurebatch.camunda.impl.engine.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HeardTest {

  private static final Instant BEGIN = Instant.parse("2026-01-02T03:04:05Z");

  private Instant now = BEGIN;
  private final Heard heard = new Heard("default", Duration.ofMinutes(5), new MovedClock());

  @Test
  void thereIsNoAgeBeforeTheFirstEvent() {
    assertThat(heard.areFresh()).isFalse();
    assertThat(heard.age()).isNaN();
  }

  @Test
  void anEventCountsForAsLongAsItSparesPolls() {
    heard.hear(BEGIN.toEpochMilli());
    now = BEGIN.plus(Duration.ofMinutes(5));
    assertThat(heard.areFresh()).isTrue();
    assertThat(heard.age()).isEqualTo(300);

    now = now.plusMillis(1);
    assertThat(heard.areFresh()).isFalse();
  }

  @Test
  void aLateEventOfABacklogTellsOfNoOtherOne() {
    heard.hear(BEGIN.minus(Duration.ofMinutes(6)).toEpochMilli());

    assertThat(heard.areFresh()).isFalse();
  }

  @Test
  void anEventOfAClockThatIsAheadIsAsOfNow() {
    heard.hear(BEGIN.plus(Duration.ofHours(1)).toEpochMilli());
    now = BEGIN.plus(Duration.ofMinutes(6));

    assertThat(heard.areFresh()).isFalse();
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
