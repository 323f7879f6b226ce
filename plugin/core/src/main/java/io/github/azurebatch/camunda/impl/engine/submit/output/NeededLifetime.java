package io.github.azurebatch.camunda.impl.engine.submit.output;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.input.DurationText;
import io.github.azurebatch.camunda.impl.engine.input.Inputs;
import io.github.azurebatch.camunda.model.AzureBatchInputs;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long the signatures of a task have to last. A signature is made when the task is submitted;
 * it has to last while the task is queued and, where files are uploaded with it, while the task
 * runs.
 *
 * @param queueAllowance how long the task may queue; room for the uploads as well
 * @param maxWallClockTime of one run; null for unlimited
 * @param retries runs after the first one; unlimited if below zero; null where the task says
 *     nothing of it
 * @param retriesOfJob whether the job says it
 */
public record NeededLifetime(
    Duration queueAllowance,
    @Nullable Duration maxWallClockTime,
    @Nullable Integer retries,
    boolean retriesOfJob) {

  /** No task lives longer: the service ends it 180 days after it was added. */
  static final Duration LONGEST_TASK = Duration.ofDays(180);

  /**
   * @throws InvalidInputException if an input is not a duration, or not a number
   */
  public static NeededLifetime read(Inputs inputs, Duration queueAllowance) {
    Duration allowance = inputs.duration(AzureBatchInputs.QUEUE_ALLOWANCE);
    return new NeededLifetime(
        allowance == null ? queueAllowance : allowance,
        inputs.duration(AzureBatchInputs.MAX_WALL_CLOCK_TIME),
        inputs.number(AzureBatchInputs.MAX_TASK_RETRY_COUNT),
        false);
  }

  /** The lifetime with the retries of the job, which count where the task has none of its own. */
  public NeededLifetime in(IntSupplier retriesOfItsTasks) {
    return retries == null && maxWallClockTime != null
        ? new NeededLifetime(queueAllowance, maxWallClockTime, retriesOfItsTasks.getAsInt(), true)
        : this;
  }

  /** The shortest lifetime that covers the last upload; empty where one run has no limit. */
  public Optional<Duration> atLeast() {
    return maxWallClockTime == null
        ? Optional.empty()
        : Optional.of(within(queueAllowance.plus(times(maxWallClockTime, runs()))));
  }

  /** A lifetime that is long enough in each case. */
  public Duration enough() {
    return hasNoLimit() ? LONGEST_TASK : atLeast().orElse(LONGEST_TASK);
  }

  private boolean hasNoLimit() {
    return retries != null && retries < 0;
  }

  private long runs() {
    return retries == null || hasNoLimit() ? 1 : 1L + retries;
  }

  /** No longer than a task can live. */
  private static Duration times(Duration run, long runs) {
    return runs == 0 || run.compareTo(LONGEST_TASK.dividedBy(runs)) < 0
        ? run.multipliedBy(runs)
        : LONGEST_TASK;
  }

  private static Duration within(Duration lifetime) {
    return lifetime.compareTo(LONGEST_TASK) < 0 ? lifetime : LONGEST_TASK;
  }

  /** The time until the last run begins, which fetches its files then. */
  public Duration toTheLastStart() {
    return maxWallClockTime == null
        ? queueAllowance
        : queueAllowance.plus(times(maxWallClockTime, runs() - 1));
  }

  /** How {@link #atLeast()} is computed, for messages. */
  public String explained() {
    return "queueAllowance %s + maxWallClockTime %s x %d (maxTaskRetryCount %s%s)"
        .formatted(
            DurationText.of(queueAllowance),
            maxWallClockTime == null ? "unlimited" : DurationText.of(maxWallClockTime),
            runs(),
            hasNoLimit() ? "unlimited" : runs() - 1,
            retriesOfJob ? ", the job's" : "");
  }
}
