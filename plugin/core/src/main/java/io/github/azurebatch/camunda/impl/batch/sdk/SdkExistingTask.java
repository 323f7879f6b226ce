package io.github.azurebatch.camunda.impl.batch.sdk;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkMarks;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkTimes;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import java.time.Instant;

/** Decides whether a task that exists is the one that was to be added. */
final class SdkExistingTask {

  /** The fields of a task that the decision needs. */
  static final String FIELDS = "id,creationTime,environmentSettings";

  private SdkExistingTask() {}

  /**
   * Accepts a task with an equal key, which an earlier try added.
   *
   * @return when it was added
   * @throws InvalidInputException if the task has another key, or none
   */
  static Instant accepted(TaskReference task, String key, CloudTask existing) {
    boolean own =
        SdkMarks.find(existing.environmentSettings())
            .filter(mark -> mark.key().equals(key))
            .isPresent();
    if (!own) {
      throw new InvalidInputException(
          "%s exists already: it is someone else's, or of another entry of an activity. It was left as it is; use another task id, or none"
              .formatted(SdkTasks.named(task)));
    }
    return SdkTimes.known("creationTime", existing.creationTime()).toInstant();
  }
}
