package io.github.azurebatch.camunda.impl.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0                             | PT0S",
        " 120                          | PT2M",
        "Sun, 22 Nov 2026 12:00:30 GMT | PT30S",
        "Sun, 22 Nov 2026 11:00:00 GMT | PT0S",
      })
  void readsSecondsAndDates(String header, Duration duration) {
    assertThat(RetryAfter.parse(header, NOON)).contains(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-1", "1.5", "99999999999999999999", "2026-11-22T12:00:30Z"})
  void passesOverWhatItCannotRead(String header) {
    assertThat(RetryAfter.parse(header, NOON)).isEmpty();
  }

  @Test
  void knowsThatThereIsNone() {
    assertThat(RetryAfter.parse(null, NOON)).isEmpty();
  }
}
