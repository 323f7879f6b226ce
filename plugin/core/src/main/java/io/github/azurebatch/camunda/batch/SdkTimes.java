package io.github.azurebatch.camunda.batch;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.joda.time.DateTime;
import org.joda.time.Period;
import org.jspecify.annotations.Nullable;

/** Times and durations in the SDK's words and in ours. */
final class SdkTimes {

  /** The service writes "unlimited" as some ten million days. */
  private static final Duration UNLIMITED = Duration.ofDays(10_000_000);

  private SdkTimes() {}

  static @Nullable OffsetDateTime time(@Nullable DateTime time) {
    return time == null ? null : Instant.ofEpochMilli(time.getMillis()).atOffset(ZoneOffset.UTC);
  }

  static Optional<Instant> instant(@Nullable DateTime time) {
    return Optional.ofNullable(time(time)).map(OffsetDateTime::toInstant);
  }

  /** A time that the service always gives. */
  static OffsetDateTime known(String field, @Nullable DateTime time) {
    OffsetDateTime known = time(time);
    if (known == null) {
      throw new IllegalStateException("The answer has no " + field);
    }
    return known;
  }

  static @Nullable Period period(@Nullable Duration duration) {
    return duration == null ? null : new Period(duration.toMillis());
  }

  /** Null where there is none, or no limit. */
  static @Nullable Duration duration(@Nullable Period period) {
    if (period == null) {
      return null;
    }
    Duration duration = Duration.ofMillis(period.toStandardDuration().getMillis());
    return duration.compareTo(UNLIMITED) < 0 ? duration : null;
  }
}
