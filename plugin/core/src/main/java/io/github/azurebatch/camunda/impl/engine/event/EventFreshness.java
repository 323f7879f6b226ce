package io.github.azurebatch.camunda.impl.engine.event;

import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.time.Clock;
import java.time.Duration;

/**
 * Whether events of a storage account arrive: the last one is not older than the time between two
 * polls that they spare. An event that was late by more than that tells of no other one.
 */
public final class EventFreshness {

  private static final Log LOG = Log.of(EventFreshness.class);
  private static final long MILLIS = 1000;

  private final String account;
  private final Duration pollInterval;
  private final Clock clock;
  private final long begun;
  private volatile long last;
  private State said = State.NOTHING;

  private enum State {
    NOTHING,
    ARRIVE,
    MISSING
  }

  /**
   * @param clock of the machine
   */
  EventFreshness(String account, Duration pollInterval, Clock clock) {
    this.account = account;
    this.pollInterval = pollInterval;
    this.clock = clock;
    this.begun = clock.millis();
  }

  /** There was an event then. */
  void hear(long time) {
    long now = clock.millis();
    if (now - time <= pollInterval.toMillis()) {
      // clocks differ
      last = Math.max(last, Math.min(time, now));
    }
  }

  /** In milliseconds; 0 if there was none. */
  long last() {
    return last;
  }

  /** In seconds; no number if there was none. */
  double age() {
    return last == 0 ? Double.NaN : (double) (clock.millis() - last) / MILLIS;
  }

  public boolean areFresh() {
    return last != 0 && clock.millis() - last <= pollInterval.toMillis();
  }

  /** The time between two polls of Batch jobs, as long as events arrive. */
  public Duration pollInterval() {
    return pollInterval;
  }

  /** Logs what has changed. */
  void tellChange() {
    if (areFresh()) {
      if (said != State.ARRIVE) {
        said = State.ARRIVE;
        LOG.write(
            LogLine.EVENTS_ARRIVE,
            "Events of the storage of account '{}' arrive: Batch jobs whose waits all have output files are polled every {} only",
            account,
            pollInterval);
      }
    } else if (said != State.MISSING
        && clock.millis() - Math.max(begun, last) > pollInterval.toMillis()) {
      said = State.MISSING;
      LOG.write(
          LogLine.EVENTS_MISSING,
          "No event of the storage of account '{}' has arrived for {}: Batch jobs are polled as without events. If blobs were written, look at the Event Grid subscription and the queue",
          account,
          pollInterval);
    }
  }
}
