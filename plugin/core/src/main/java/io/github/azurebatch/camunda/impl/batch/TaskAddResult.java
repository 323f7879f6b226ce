package io.github.azurebatch.camunda.impl.batch;

import io.github.azurebatch.camunda.fault.AzureBatchException;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether one task of a list was added.
 *
 * @param added when the task was added, which for a retry may be long ago; null if it failed
 * @param fault why the task was not added; null if it was added
 */
public record TaskAddResult(
    TaskReference reference, @Nullable Instant added, @Nullable AzureBatchException fault) {

  public static TaskAddResult added(TaskReference reference, Instant added) {
    return new TaskAddResult(reference, added, null);
  }

  public static TaskAddResult failed(TaskReference reference, AzureBatchException fault) {
    return new TaskAddResult(reference, null, fault);
  }
}
