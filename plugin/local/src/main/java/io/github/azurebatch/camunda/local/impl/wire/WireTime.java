package io.github.azurebatch.camunda.local.impl.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** How the service writes a point in time; all forms are as recorded. */
public final class WireTime {

  private static final long SECONDS_FROM_YEAR_ONE = 62_135_596_800L;
  private static final long TICKS_PER_SECOND = 10_000_000L;
  private static final int NANOS_PER_TICK = 100;

  private static final DateTimeFormatter JSON = fraction(0);
  private static final DateTimeFormatter ERROR = fraction(7);
  private static final DateTimeFormatter HEADER =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private WireTime() {}

  /** A property's form: up to seven digits, without zeros at the end. */
  public static String json(Instant time) {
    return JSON.format(time);
  }

  /** The form in an error message: always seven digits. */
  public static String error(Instant time) {
    return ERROR.format(time);
  }

  /** A header's form. */
  public static String header(Instant time) {
    return HEADER.format(time);
  }

  /** The entity tag of a version that was written then: its time in ticks of 100 ns. */
  public static String eTag(Instant time) {
    long ticks =
        (time.getEpochSecond() + SECONDS_FROM_YEAR_ONE) * TICKS_PER_SECOND
            + time.getNano() / NANOS_PER_TICK;
    return "0x" + Long.toHexString(ticks).toUpperCase(Locale.ROOT);
  }

  private static DateTimeFormatter fraction(int minimumDigits) {
    return new DateTimeFormatterBuilder()
        .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
        .appendFraction(ChronoField.NANO_OF_SECOND, minimumDigits, 7, true)
        .appendLiteral('Z')
        .toFormatter(Locale.ROOT)
        .withZone(ZoneOffset.UTC);
  }
}
