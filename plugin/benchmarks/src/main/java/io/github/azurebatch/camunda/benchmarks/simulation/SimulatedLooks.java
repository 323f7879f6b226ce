package io.github.azurebatch.camunda.benchmarks.simulation;

/** When a Batch job is looked at because something arrived; times are in seconds. */
final class SimulatedLooks {

  private static final double BETWEEN = 0.3;
  private static final double FIRST_PAUSE = 0.25;
  private static final double LONGEST_PAUSE = 5;
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private double last = Double.NEGATIVE_INFINITY;
  private double next = NEVER;
  private double pause = FIRST_PAUSE;

  /** Something arrived now. */
  void arrived(double now) {
    next = Math.min(next, Math.max(now, last + BETWEEN));
    pause = FIRST_PAUSE;
  }

  /**
   * It was looked at, whatever the reason was.
   *
   * @param again whether something that arrived is not explained yet
   */
  void looked(double now, boolean again) {
    last = now;
    next = again ? now + pause : NEVER;
    pause = again ? Math.min(2 * pause, LONGEST_PAUSE) : FIRST_PAUSE;
  }

  boolean areAwaited() {
    return next != NEVER;
  }

  double next() {
    return next;
  }
}
