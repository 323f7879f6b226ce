package io.github.azurebatch.camunda.impl.engine.wait.note;

import io.github.azurebatch.camunda.impl.engine.lease.Neighbours;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a node looks over all waits, those of other nodes among them: when it begins, when another
 * node has gone, which may have taken notes with it, and where a node of the cluster notes nothing.
 * One node does it now and then in any case, for engines that share the database but have no
 * plugin.
 */
public final class Sweeps {

  private final boolean noted;
  private final Duration interval;
  private final Clock clock;
  private @Nullable Neighbours last;
  private boolean areDue = true;
  private Instant swept = Instant.MIN;

  /**
   * @param noted whether this node notes what it changes
   * @param interval between two of the cluster
   */
  public Sweeps(boolean noted, Duration interval, Clock clock) {
    this.noted = noted;
    this.interval = interval;
    this.clock = clock;
  }

  /**
   * @param neighbours as of the round before
   */
  public boolean areDue(Neighbours neighbours) {
    areDue |= last != null && neighbours.haveLostSince(last);
    last = neighbours;
    return areDue
        || !noted
        || !neighbours.allNote()
        || (neighbours.isFirst() && !clock.instant().isBefore(swept.plus(interval)));
  }

  /** This node has looked over all waits. */
  public void done() {
    areDue = false;
    swept = clock.instant();
  }
}
