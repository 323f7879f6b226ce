package io.github.azurebatch.camunda.impl.engine.wait.poll;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * When a Batch job is looked at because something arrived in storage: an event comes before the
 * service says that the task has completed. At once, then again and again with a pause that
 * doubles, until what arrived is explained, or for two minutes at most: the next poll finds it.
 */
public final class LookTimes {

  /**
   * Events that go on and on are no look each. With the pauses of the queue's reader, it leaves
   * time to end a wait within a second of its upload.
   */
  private static final long BETWEEN = Duration.ofMillis(300).toNanos();

  private static final long FIRST_PAUSE = Duration.ofMillis(250).toNanos();
  private static final long LONGEST_PAUSE = Duration.ofSeconds(5).toNanos();
  private static final long LONGEST = Duration.ofMinutes(2).toNanos();
  private static final long LONGEST_OF_A_GUESS = Duration.ofSeconds(10).toNanos();

  private final LongSupplier nanoTime;
  private long last;
  private long next;
  private long until;
  private long pause = FIRST_PAUSE;
  private boolean isAwaited;

  /**
   * @param nanoTime of the machine, which no test moves
   */
  public LookTimes(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.last = nanoTime.getAsLong() - BETWEEN;
  }

  /** Something arrived that tasks are open of. */
  public void arrived() {
    arrived(LONGEST);
  }

  /** Something arrived that may be of an open task. */
  public void mayHaveArrived() {
    arrived(LONGEST_OF_A_GUESS);
  }

  private void arrived(long longest) {
    long now = nanoTime.getAsLong();
    long soon = now - last >= BETWEEN ? now : last + BETWEEN;
    next = isAwaited && next - soon < 0 ? next : soon;
    pause = FIRST_PAUSE;
    until = isAwaited && until - now > longest ? until : now + longest;
    isAwaited = true;
  }

  public boolean isDue() {
    return isAwaited && nanoTime.getAsLong() - next >= 0;
  }

  /** The Batch job is looked at now. */
  public void begin() {
    long now = nanoTime.getAsLong();
    last = now;
    next = now + pause;
    pause = Math.min(2 * pause, LONGEST_PAUSE);
    isAwaited = isAwaited && until - now > 0;
  }

  public boolean isAwaited() {
    return isAwaited;
  }

  /** All that arrived is explained. */
  public void end() {
    isAwaited = false;
  }
}
