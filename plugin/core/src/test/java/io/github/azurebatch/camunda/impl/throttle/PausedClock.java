package io.github.azurebatch.camunda.impl.throttle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Time that passes only while somebody pauses. */
public final class PausedClock extends Clock implements Pause {

  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final List<Duration> pauses = new ArrayList<>();
  private Instant now = NOON;
  private boolean interrupting;

  @Override
  public void of(Duration duration) throws InterruptedException {
    if (interrupting) {
      throw new InterruptedException();
    }
    pauses.add(duration);
    now = now.plus(duration);
  }

  public List<Duration> pauses() {
    return pauses;
  }

  /** The next one who pauses is interrupted. */
  public void interrupt() {
    interrupting = true;
  }

  public void set(Instant instant) {
    now = instant;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
