package io.github.azurebatch.camunda.impl.engine.input;

import java.time.Duration;

/** Durations with their days, as models write them: Java writes {@code PT24H} for {@code P1D}. */
public final class DurationText {

  private DurationText() {}

  public static String of(Duration duration) {
    Duration rest = duration.minusDays(duration.toDays());
    if (duration.toDays() == 0) {
      return duration.toString();
    }
    return "P" + duration.toDays() + "D" + (rest.isZero() ? "" : rest.toString().substring(1));
  }
}
