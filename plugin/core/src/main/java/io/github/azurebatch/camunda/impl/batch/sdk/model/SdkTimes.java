package io.github.azurebatch.camunda.impl.batch.sdk.model;

import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkAnswers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.joda.time.DateTime;
import org.joda.time.Period;
import org.jspecify.annotations.Nullable;

/** Translates times and durations between the SDK's model and the JDK's. */
public final class SdkTimes {

  /** The service writes "unlimited" as about ten million days. */
  private static final Duration UNLIMITED = Duration.ofDays(10_000_000);

  private static final Pattern E_TAG = Pattern.compile("\"?0x[0-9A-Fa-f]{1,15}\"?");
  private static final Instant YEAR_ONE = Instant.parse("0001-01-01T00:00:00Z");
  private static final long TICKS_PER_MILLI = 10_000;

  private SdkTimes() {}

  public static @Nullable OffsetDateTime time(@Nullable DateTime time) {
    return time == null ? null : Instant.ofEpochMilli(time.getMillis()).atOffset(ZoneOffset.UTC);
  }

  static Optional<Instant> instant(@Nullable DateTime time) {
    return Optional.ofNullable(time(time)).map(OffsetDateTime::toInstant);
  }

  /** A time that the service always gives. */
  public static OffsetDateTime known(String field, @Nullable DateTime time) {
    return SdkAnswers.known(field, time(time));
  }

  /** When a task was added; the SDK itself finds no header with a lower-case name. */
  public static Optional<Instant> added(Headers answer) {
    Date lastModified = answer.getDate("Last-Modified");
    return added(
        answer.get("ETag"), lastModified == null ? null : new DateTime(lastModified.getTime()));
  }

  /**
   * When a task was added, by the service's clock and as exact as the task's creation time. An ETag
   * is the time of the last change, in ticks of 100 nanoseconds from the year 1. That form is not
   * documented, so the ETag is used only if it agrees with the whole seconds of Last-Modified.
   */
  public static Optional<Instant> added(@Nullable String eTag, @Nullable DateTime lastModified) {
    return instant(lastModified)
        .map(second -> ticks(eTag).filter(exact -> isWithin(second, exact)).orElse(second));
  }

  private static Optional<Instant> ticks(@Nullable String eTag) {
    if (eTag == null || !E_TAG.matcher(eTag).matches()) {
      return Optional.empty();
    }
    long millis = Long.parseLong(eTag.replace("\"", "").substring(2), 16) / TICKS_PER_MILLI;
    return Optional.of(Instant.ofEpochMilli(millis + YEAR_ONE.toEpochMilli()));
  }

  private static boolean isWithin(Instant second, Instant exact) {
    return exact.truncatedTo(ChronoUnit.SECONDS).equals(second);
  }

  static @Nullable Period period(@Nullable Duration duration) {
    return duration == null ? null : new Period(duration.toMillis());
  }

  /** Null if there is no duration, or no limit. */
  static @Nullable Duration duration(@Nullable Period period) {
    if (period == null) {
      return null;
    }
    Duration duration = Duration.ofMillis(period.toStandardDuration().getMillis());
    return duration.compareTo(UNLIMITED) < 0 ? duration : null;
  }
}
