package io.github.azurebatch.camunda.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultTest {

  @Test
  void keepsToABarThatItDoesNotExceed() {
    assertThat(GivenResults.MET.isMet()).isTrue();
    assertThat(GivenResults.ZERO.isMet()).isTrue();
    assertThat(GivenResults.TOLD.isMet()).isTrue();
  }

  @Test
  void isBrokenIfACountExceedsItsBar() {
    assertThat(GivenResults.BROKEN.isMet()).isFalse();
    assertThat(GivenResults.BROKEN.isBroken()).isTrue();
  }

  @Test
  void isNotBrokenIfATimeMissesItsBarBecauseThatMayBeTheMachine() {
    assertThat(GivenResults.SLOW.isMet()).isFalse();
    assertThat(GivenResults.SLOW.isBroken()).isFalse();
  }
}
