package io.github.azurebatch.camunda.local.impl.account.state;

import io.github.azurebatch.camunda.local.impl.wire.WireTime;
import java.time.Instant;

/** The version of a resource: changes when a user changes it, not when its state does. */
public record Revision(Instant lastModified) {

  private static final long TICK_NANOS = 100;

  public String eTag() {
    return WireTime.eTag(lastModified);
  }

  /** A later version, even if the clock stands still. */
  Revision next(Instant now) {
    Instant soonest = lastModified.plusNanos(TICK_NANOS);
    return new Revision(now.isBefore(soonest) ? soonest : now);
  }
}
