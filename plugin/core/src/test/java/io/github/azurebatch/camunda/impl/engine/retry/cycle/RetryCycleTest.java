package io.github.azurebatch.camunda.impl.engine.retry.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryCycleTest {

  @Test
  void pausesLongerFromTryToTry() {
    RetryCycle cycle = RetryCycle.parse("PT30S,PT2M,PT10M");

    assertThat(cycle.retriesAfter(null)).isEqualTo(3);
    assertThat(cycle.pause(3)).isEqualTo(Duration.ofSeconds(30));
    assertThat(cycle.pause(2)).isEqualTo(Duration.ofMinutes(2));
    assertThat(cycle.pause(1)).isEqualTo(Duration.ofMinutes(10));
    assertThat(cycle.retriesAfter(1)).isZero();
  }

  @Test
  void repeatsOnePauseSeveralTimes() {
    RetryCycle cycle = RetryCycle.parse("R5/PT1M");

    assertThat(cycle.retriesAfter(null)).isEqualTo(4);
    assertThat(cycle.pause(4)).isEqualTo(Duration.ofMinutes(1));
    assertThat(cycle.pause(1)).isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "often", "PT1M,soon", "${cycle}", " #{cycle}", "PT1M,${cycle}"})
  void refusesWhatTheEngineWouldNotUnderstand(String cycle) {
    assertThatThrownBy(() -> RetryCycle.parse(cycle))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'" + cycle + "'");
  }
}
