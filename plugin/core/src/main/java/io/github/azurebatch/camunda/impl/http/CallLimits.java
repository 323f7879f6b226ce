package io.github.azurebatch.camunda.impl.http;

import java.time.Duration;

/**
 * What ends a call to Azure, whatever the service or a proxy sends.
 *
 * @param time from its begin to the last byte of the answer, with all its tries and pauses. The
 *     sign-in at Microsoft Entra ID may take {@link #SIGN_IN} more
 * @param bodyBytes the longest answer that is read, decompressed; the files of tasks and of blobs
 *     are read in parts
 * @param listing what ends a listing, each page of which is a call
 */
public record CallLimits(Duration time, int bodyBytes, ListingLimits listing) {

  /** The engine's job lock lasts five minutes, and a call holds a database connection. */
  public static final CallLimits DEFAULTS = new CallLimits(Duration.ofMinutes(1), 64 * 1024 * 1024);

  /** How long Microsoft Entra ID may take to give a token. */
  public static final Duration SIGN_IN = Duration.ofSeconds(30);

  public CallLimits(Duration time, int bodyBytes) {
    this(time, bodyBytes, ListingLimits.DEFAULTS);
  }

  /** The words of the error of a call that has taken too long. */
  public String timeIsOver() {
    return "the call had not ended after %s seconds, the most that it may take with all its tries"
        .formatted(seconds());
  }

  private String seconds() {
    return String.valueOf(time.toMillis() / 1000.0).replaceFirst("\\.0$", "");
  }

  /** The words of the error of an answer that is too long. */
  public String bodyIsTooLong() {
    return "the answer has more than %,d bytes, the most that is read: a proxy?"
        .formatted(bodyBytes);
  }
}
