package io.github.azurebatch.camunda.benchmarks.site;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do. */
public final class Patience {

  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Patience() {}

  /**
   * @param what is to become true, for the message if it does not
   */
  public static void until(BooleanSupplier isSo, String what) {
    until(isSo, PAUSE, what);
  }

  /**
   * The same for a question that is not asked so often.
   *
   * @param pause between two questions
   */
  public static void until(BooleanSupplier isSo, Duration pause, String what) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("After " + LIMIT + " it is not so that " + what);
      }
      sleep(pause);
    }
  }

  /** Lets that time pass, in which something is counted. */
  public static void pass(Duration time) {
    sleep(time);
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", e);
    }
  }
}
