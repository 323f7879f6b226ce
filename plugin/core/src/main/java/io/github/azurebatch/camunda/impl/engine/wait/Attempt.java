package io.github.azurebatch.camunda.impl.engine.wait;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.github.azurebatch.camunda.impl.engine.variable.task.AttemptId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which run of its task a wait is for.
 *
 * @param number from 1; each one after it is an Azure Batch task of its own, whose id ends with the
 *     number
 * @param firstTaskId the id of the task of the first attempt
 * @param after what completed at that moment or before is an earlier run; null for the first one
 */
public record Attempt(
    @JsonProperty(value = "number", required = true) int number,
    @JsonProperty(value = "firstTaskId", required = true) String firstTaskId,
    @JsonProperty("after") @Nullable Instant after) {

  static Attempt first(String taskId) {
    return new Attempt(1, taskId, null);
  }

  /** The task itself runs once more. */
  Attempt reactivated(Instant completed) {
    return new Attempt(number, firstTaskId, completed);
  }

  /** A new task does the work. */
  public Attempt next() {
    return new Attempt(number + 1, firstTaskId, null);
  }

  /** The id of this attempt's task. */
  public String taskId() {
    return AttemptId.of(firstTaskId, number);
  }

  /** Whether a task that completed then is no earlier run. */
  static boolean isAfter(@Nullable Instant earlierRun, Instant completed) {
    return earlierRun == null || completed.isAfter(earlierRun);
  }
}
