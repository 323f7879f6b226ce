package io.github.azurebatch.camunda.impl.engine.data;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Optional;
import javax.xml.datatype.XMLGregorianCalendar;

/**
 * Dates and times as ISO 8601 has them. A moment without a zone of its own is in UTC; one with a
 * zone keeps its offset, but not the name of the zone, for which ISO 8601 has no place.
 */
final class IsoTexts {

  private IsoTexts() {}

  static Optional<String> of(Object value) {
    if (value instanceof Date date) {
      return Optional.of(date(date));
    }
    if (value instanceof Calendar calendar) {
      return Optional.of(calendar(calendar));
    }
    if (value instanceof XMLGregorianCalendar calendar) {
      return Optional.of(calendar.toXMLFormat());
    }
    if (value instanceof Duration || value instanceof Period) {
      return Optional.of(value.toString());
    }
    return value instanceof TemporalAccessor time ? temporal(time) : Optional.empty();
  }

  /** Those of a database have no time, or no date, and refuse to be an instant. */
  private static String date(Date date) {
    if (date instanceof java.sql.Date day) {
      return day.toLocalDate().toString();
    }
    if (date instanceof java.sql.Time time) {
      return DateTimeFormatter.ISO_LOCAL_TIME.format(time.toLocalTime());
    }
    return date.toInstant().toString();
  }

  private static String calendar(Calendar calendar) {
    return calendar instanceof GregorianCalendar gregorian
        ? zoned(gregorian.toZonedDateTime())
        : calendar.toInstant().toString();
  }

  private static String zoned(ZonedDateTime time) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
  }

  /** Java leaves out seconds of zero, which not every reader expects. */
  private static Optional<String> temporal(TemporalAccessor time) {
    if (time instanceof ZonedDateTime zoned) {
      return Optional.of(zoned(zoned));
    }
    if (time instanceof OffsetDateTime) {
      return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
    }
    if (time instanceof LocalDateTime) {
      return Optional.of(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(time));
    }
    if (time instanceof LocalTime) {
      return Optional.of(DateTimeFormatter.ISO_LOCAL_TIME.format(time));
    }
    if (time instanceof OffsetTime) {
      return Optional.of(DateTimeFormatter.ISO_OFFSET_TIME.format(time));
    }
    return time instanceof Instant
            || time instanceof LocalDate
            || time instanceof Year
            || time instanceof YearMonth
            || time instanceof MonthDay
        ? Optional.of(time.toString())
        : Optional.empty();
  }
}
