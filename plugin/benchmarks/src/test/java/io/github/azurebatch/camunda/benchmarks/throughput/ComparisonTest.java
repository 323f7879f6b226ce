package io.github.azurebatch.camunda.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void takesTheMedianOfTheBlocksSoThatOneThatWasDisturbedDoesNotCount() {
    Comparison comparison = new Comparison(List.of(block(20), block(1_000), block(25)));

    assertThat(comparison.ratio()).isEqualTo(0.4);
  }

  @Test
  void tellsBetweenWhichRatiosHalfOfTheBlocksAre() {
    Comparison comparison =
        new Comparison(List.of(block(10), block(20), block(40), block(50), block(100)));

    assertThat(comparison.ratioAt(0.25)).isEqualTo(0.2);
    assertThat(comparison.ratioAt(0.75)).isEqualTo(0.5);
  }

  @Test
  void dividesAllInstancesByAllSeconds() {
    Comparison comparison = new Comparison(List.of(block(10), block(40)));

    assertThat(comparison.perSecondOfOne()).isEqualTo(4);
    assertThat(comparison.perSecondOfOther()).isEqualTo(10);
  }

  @Test
  void leavesOutWhatTheServicesWork() {
    Comparison comparison = new Comparison(List.of(block(20)));

    assertThat(comparison.withServicesApart().ratio()).isEqualTo(1);
  }

  /** The other side ends 100 in ten seconds. Services do half of the work of the one. */
  private static Comparison.Block block(double secondsOfTheOne) {
    return new Comparison.Block(
        new Turn(100, secondsOfTheOne, secondsOfTheOne / 2), new Turn(100, 10, 10));
  }
}
