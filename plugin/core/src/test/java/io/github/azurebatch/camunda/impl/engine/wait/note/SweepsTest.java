package io.github.azurebatch.camunda.impl.engine.wait.note;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.azurebatch.camunda.impl.engine.lease.Neighbours;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SweepsTest {

  private static final Duration INTERVAL = Duration.ofMinutes(2);
  private static final Neighbours FIRST = new Neighbours(Set.of("a", "b"), true, true);
  private static final Neighbours OTHER = new Neighbours(Set.of("a", "b"), false, true);

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Sweeps sweeps = sweeps(true);

  @Test
  void aNodeBeginsWithOneAndTriesAgainWhereThatFails() {
    assertThat(sweeps.areDue(OTHER)).isTrue();
    assertThat(sweeps.areDue(OTHER)).isTrue();

    sweeps.done();

    assertThat(sweeps.areDue(OTHER)).isFalse();
  }

  @Test
  void onlyTheFirstNodeRepeatsItNowAndThen() {
    sweeps.done();

    now = now.plus(INTERVAL).minusMillis(1);
    assertThat(sweeps.areDue(FIRST)).isFalse();
    now = now.plusMillis(1);
    assertThat(sweeps.areDue(FIRST)).isTrue();
    assertThat(sweeps.areDue(OTHER)).isFalse();
  }

  @Test
  void eachNodeLooksOnceWhereAnotherHasGone() {
    sweeps.areDue(OTHER);
    sweeps.done();

    Neighbours left = new Neighbours(Set.of("a"), false, true);
    assertThat(sweeps.areDue(left)).isTrue();
    assertThat(sweeps.areDue(left)).isTrue();
    sweeps.done();

    assertThat(sweeps.areDue(left)).isFalse();
    assertThat(sweeps.areDue(OTHER)).isFalse();
  }

  @Test
  void isDueInEachRoundWhereANodeNotesNothing() {
    sweeps.done();
    Neighbours ofAnEarlierBuild = new Neighbours(Set.of("a", "b"), false, false);
    assertThat(sweeps.areDue(ofAnEarlierBuild)).isTrue();

    Sweeps ofThisNode = sweeps(false);
    ofThisNode.done();
    assertThat(ofThisNode.areDue(OTHER)).isTrue();
  }

  private Sweeps sweeps(boolean noted) {
    return new Sweeps(noted, INTERVAL, new Moved());
  }

  private final class Moved extends Clock {

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
