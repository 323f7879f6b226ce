package io.github.azurebatch.camunda.impl.engine.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationTextTest {

  @ParameterizedTest
  @CsvSource({"PT24H, P1D", "PT25H, P1DT1H", "PT90M, PT1H30M", "PT0S, PT0S"})
  void hasDays(Duration duration, String text) {
    assertThat(DurationText.of(duration)).isEqualTo(text);
  }
}
