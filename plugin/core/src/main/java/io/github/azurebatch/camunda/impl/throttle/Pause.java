package io.github.azurebatch.camunda.impl.throttle;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Pauses before the next try. Only this class sleeps, so that tests can replace it. */
@FunctionalInterface
public interface Pause {

  Pause SLEEP = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());

  void of(Duration duration) throws InterruptedException;

  /** Ends early if the thread is interrupted, and leaves it interrupted. */
  default void orUntilInterrupted(Duration duration) {
    try {
      of(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
