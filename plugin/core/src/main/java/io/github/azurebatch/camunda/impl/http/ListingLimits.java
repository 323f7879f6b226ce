package io.github.azurebatch.camunda.impl.http;

import java.time.Duration;

/**
 * What ends a listing, whatever the service or a proxy sends.
 *
 * @param pages the most pages that are read
 * @param bytes the most bytes of all pages
 * @param time after which no further page is read; a page is a call with limits of its own
 * @param items the most that are kept for a caller who needs all at once
 */
public record ListingLimits(int pages, long bytes, Duration time, int items) {

  /** The time is within the engine's job lock of five minutes, together with a last page. */
  public static final ListingLimits DEFAULTS =
      new ListingLimits(10_000, 4L << 30, Duration.ofMinutes(4), 1_000_000);
}
