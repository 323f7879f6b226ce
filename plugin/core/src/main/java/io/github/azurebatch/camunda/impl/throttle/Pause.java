package io.github.azurebatch.camunda.impl.throttle;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits before the next try: the one place that sleeps, so that tests need not. */
@FunctionalInterface
public interface Pause {

  Pause SLEEP = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());

  void of(Duration duration) throws InterruptedException;

  /** Ends early where the thread is interrupted, which it stays. */
  default void orUntilInterrupted(Duration duration) {
    try {
      of(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
