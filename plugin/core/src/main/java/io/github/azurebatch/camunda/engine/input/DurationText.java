package io.github.azurebatch.camunda.engine.input;

import java.time.Duration;

/** Durations with their days, as models write them: Java writes {@code PT24H} for {@code P1D}. */
final class DurationText {

  private DurationText() {}

  static String of(Duration duration) {
    Duration rest = duration.minusDays(duration.toDays());
    if (duration.toDays() == 0) {
      return duration.toString();
    }
    return "P" + duration.toDays() + "D" + (rest.isZero() ? "" : rest.toString().substring(1));
  }
}
