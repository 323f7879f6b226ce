package io.github.azurebatch.camunda.examples.persistoutputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.local.MovableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

  private final MovableClock clock = new MovableClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  private final Heartbeat heartbeat = new Heartbeat(clock);

  @Test
  void beatsOnceInEachInterval() {
    assertThat(heartbeat.beats()).isFalse();

    clock.advance(Heartbeat.INTERVAL);

    assertThat(heartbeat.beats()).isTrue();
    assertThat(heartbeat.beats()).isFalse();
    assertThat(heartbeat.age()).isEqualTo(Heartbeat.INTERVAL);
  }

  @Test
  void isSilentWhileThereIsNews() {
    clock.advance(Heartbeat.INTERVAL.minusSeconds(1));
    heartbeat.news();
    clock.advance(Duration.ofSeconds(1));

    assertThat(heartbeat.beats()).isFalse();
  }
}
