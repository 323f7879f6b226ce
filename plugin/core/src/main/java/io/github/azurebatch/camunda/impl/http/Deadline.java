package io.github.azurebatch.camunda.impl.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/** The end of the time of one call; a clock that is set does not move it. */
public final class Deadline {

  /** The name by which requests carry it in the context of azure-core. */
  static final String KEY = "camunda-azure-batch-deadline";

  private final Duration time;
  private final LongSupplier nanoTime;
  private final long start;

  public Deadline(Duration time) {
    this(time, System::nanoTime);
  }

  private Deadline(Duration time, LongSupplier nanoTime) {
    this.time = time;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /** How much is left; zero or negative when the time is over. */
  public Duration left() {
    return time.minusNanos(nanoTime.getAsLong() - start);
  }
}
