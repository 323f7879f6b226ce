package io.github.azurebatch.camunda.impl.engine.data.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "P1W, PT168H",
    "P2W3D, PT408H",
    "P1DT2H, PT26H",
    "P0.5D, PT12H",
    "P1.5W, PT252H",
    "PT0.5H, PT30M",
    "'PT1,5M', PT1M30S",
    "PT1H0.5M, PT1H30S",
    "pt30m, PT30M",
    "P0Y0M1DT0H, PT24H",
    "P0Y0M0DT1H30M0S, PT1H30M",
    "PT0.001S, PT0.001S",
    "P10675199DT2H48M5.4775807S, PT256204778H48M5.4775807S"
  })
  void areThoseOfIso8601WithAFixedLength(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P1Y", "P3M", "P1Y2DT3H", "P1M1W", "P0Y3M"})
  void haveNoYearsOrMonths(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'" + text + "' has years or months, which have no fixed length");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "PT",
        "P1DT",
        "1D",
        "P1",
        "PT1D",
        "P1H",
        "P-1D",
        "P1.D",
        "PT0.5H30M",
        "PT0S",
        "P0W",
        "PT0.0000000001S",
        "P99999999W",
        "one week",
        "P 1 D"
      })
  void areNothingElse(String text) {
    assertThatThrownBy(() -> Durations.parse(text)).isInstanceOf(InvalidInputException.class);
  }

  @Property
  void readWhatJavaWrites(
      @ForAll @LongRange(min = 1, max = 1_000_000_000L) long seconds,
      @ForAll @LongRange(min = 0, max = 999_999_999L) long nanos) {
    Duration duration = Duration.ofSeconds(seconds, nanos);

    assertThat(Durations.parse(duration.toString())).isEqualTo(duration);
  }

  @Property
  void refuseAnyOtherTextInTheSameWay(@ForAll String text) {
    try {
      assertThat(Durations.parse(text)).isPositive();
    } catch (InvalidInputException e) {
      assertThat(e).hasMessageContaining("'");
    }
  }
}
