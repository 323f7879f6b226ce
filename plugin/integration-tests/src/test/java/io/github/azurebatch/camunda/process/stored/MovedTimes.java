package io.github.azurebatch.camunda.process.stored;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * Moves the times of a recording by whole minutes. So they keep their form: a time without seconds
 * stays one, and so does a time with fractions of a second.
 */
record MovedTimes(Duration shift) {

  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");

  private static final int MINUTES = 16;

  static MovedTimes between(Instant from, Instant to) {
    return new MovedTimes(Duration.between(from, to));
  }

  Instant of(Instant time) {
    return time.plus(shift);
  }

  /** The text with all times in it moved. */
  String in(String text) {
    return TIME.matcher(text).replaceAll(time -> moved(time.group()));
  }

  private String moved(String time) {
    OffsetDateTime moved =
        OffsetDateTime.parse(time).plus(shift).withOffsetSameInstant(ZoneOffset.UTC);
    // the digits after the minutes are not touched
    return moved.toString().substring(0, MINUTES) + time.substring(MINUTES);
  }
}
