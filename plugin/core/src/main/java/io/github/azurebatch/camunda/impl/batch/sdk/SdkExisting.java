package io.github.azurebatch.camunda.impl.batch.sdk;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkMarks;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkTimes;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import java.time.Instant;

/** Judges a task that is there already under the id of one that was to be added. */
final class SdkExisting {

  /** The fields of a task that tell whose it is. */
  static final String TASK_FIELDS = "id,creationTime,environmentSettings";

  private SdkExisting() {}

  /**
   * Success is a task with the same key: this very one, submitted before.
   *
   * @return when it was added
   */
  static Instant checkTask(TaskReference task, String key, CloudTask existing) {
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
