package io.github.azurebatch.camunda.impl.engine.wait.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollIntervalTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private final PollInterval pollInterval =
      PollInterval.between(Duration.ofSeconds(5), Duration.ofSeconds(30));

  @ParameterizedTest
  @CsvSource({
    "PT0S, PT5S",
    "PT-1M, PT5S",
    "PT100S, PT5S",
    "PT5M, PT15S",
    "PT10M, PT30S",
    "P7D, PT30S"
  })
  void pausesForATwentiethOfTheAgeWithinItsLimits(Duration age, Duration pause) {
    assertThat(pollInterval.pause(age)).isEqualTo(pause);
  }

  @Test
  void tellsWhenThePauseEnds() {
    Instant polled = BEGIN.plus(Duration.ofMinutes(5));

    assertThat(pollInterval.next(polled, BEGIN)).isEqualTo(polled.plusSeconds(15));
  }

  @Test
  void keepsToTheShortestPauseWhereTheLongestIsShorter() {
    PollInterval slow = PollInterval.between(Duration.ofMinutes(1), Duration.ofSeconds(30));

    assertThat(slow.pause(Duration.ofDays(1))).isEqualTo(Duration.ofMinutes(1));
  }

  @Property
  void seesWhatTakesLongLateByATwentiethAndLooksSeldom(
      @ForAll @IntRange(min = 1, max = 100_000) int seconds) {
    Duration took = Duration.ofSeconds(seconds);
    Instant looked = BEGIN;
    Instant now = BEGIN;
    int looks = 0;
    while (looked.isBefore(BEGIN.plus(took))) {
      now = now.plus(pollInterval.shortest());
      if (pollInterval.isDue(looked, BEGIN, now)) {
        looked = now;
        looks++;
      }
    }

    Duration late = Duration.between(BEGIN.plus(took), looked);
    assertThat(late).isLessThanOrEqualTo(pollInterval.pause(took.plus(pollInterval.longest())));
    assertThat(looks).isLessThanOrEqualTo(60 + seconds / 25);
  }
}
