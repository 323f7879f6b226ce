package io.github.azurebatch.camunda.engine.variable;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Durations as models write them. */
public final class Durations {

  private Durations() {}

  /**
   * A positive ISO 8601 duration of days, hours, minutes and seconds, such as {@code P1D} or {@code
   * PT1H30M}.
   *
   * @throws InvalidInputException on anything else
   */
  public static Duration parse(String text) {
    try {
      Duration duration = Duration.parse(text);
      if (duration.isNegative() || duration.isZero()) {
        throw new InvalidInputException("'" + text + "' is not longer than zero");
      }
      return duration;
    } catch (DateTimeParseException e) {
      throw new InvalidInputException(
          "'" + text + "' is no ISO 8601 duration such as PT30M or P1D");
    }
  }
}
