package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long the signatures of a task have to last. A signature is made when the task is submitted;
 * it must outlast the queue and, where files are uploaded with it, all runs of the task.
 *
 * @param queueAllowance how long the task may queue; room for the uploads as well
 * @param maxWallClockTime of one run; null for unlimited
 * @param retries runs after the first one; unlimited if below zero
 */
record NeededLifetime(Duration queueAllowance, @Nullable Duration maxWallClockTime, int retries) {

  /** No task lives longer: the service ends it 180 days after it was added. */
  static final Duration LONGEST_TASK = Duration.ofDays(180);

  /**
   * @throws InvalidInputException if an input is no duration or no number
   */
  static NeededLifetime read(Inputs inputs, Duration queueAllowance) {
    Duration allowance = inputs.duration("queueAllowance");
    Integer retries = inputs.number("maxTaskRetryCount");
    return new NeededLifetime(
        allowance == null ? queueAllowance : allowance,
        inputs.duration("maxWallClockTime"),
        retries == null ? 0 : retries);
  }

  /** The least until the last upload; empty where one run has no limit. */
  Optional<Duration> atLeast() {
    return maxWallClockTime == null
        ? Optional.empty()
        : Optional.of(within(queueAllowance.plus(maxWallClockTime.multipliedBy(runs()))));
  }

  /** What is enough in any case. */
  Duration enough() {
    return retries < 0 ? LONGEST_TASK : atLeast().orElse(LONGEST_TASK);
  }

  private long runs() {
    return 1L + Math.max(0, retries);
  }

  private static Duration within(Duration lifetime) {
    return lifetime.compareTo(LONGEST_TASK) < 0 ? lifetime : LONGEST_TASK;
  }

  /** Until the last run begins, for what is fetched then. */
  Duration toTheLastStart() {
    return maxWallClockTime == null
        ? queueAllowance
        : queueAllowance.plus(maxWallClockTime.multipliedBy(runs() - 1));
  }

  /** What {@link #atLeast()} is made of. */
  String explained() {
    return "queueAllowance %s + maxWallClockTime %s x %d (maxTaskRetryCount %s)"
        .formatted(
            DurationText.of(queueAllowance),
            maxWallClockTime == null ? "unlimited" : DurationText.of(maxWallClockTime),
            runs(),
            retries < 0 ? "unlimited" : retries);
  }
}
