package io.github.azurebatch.camunda.impl.engine.outcome.log;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.outcome.arrival.StoredSince;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of many tasks at fault, whose logs may tell more.
 *
 * @param applying the output files that the service tried to upload
 * @param since the task's start, which tells its blobs from those of an earlier run
 */
public record TaskAtFault(
    TaskReference reference, List<DeclaredOutputFile> applying, StoredSince since) {

  /**
   * @param failed the task as it ended; null where it succeeded
   * @param otherwise stands for the task's start where that is unknown
   */
  public static TaskAtFault of(
      TaskReference reference,
      @Nullable TaskSnapshot failed,
      List<DeclaredOutputFile> declared,
      StoredSince otherwise) {
    TaskResult result =
        failed == null ? TaskResult.SUCCESS : failed.commandLineResult().orElse(null);
    if (result == null) {
      return new TaskAtFault(reference, List.of(), otherwise);
    }
    OffsetDateTime start = failed == null ? null : failed.startTime();
    return new TaskAtFault(
        reference,
        declared.stream().filter(file -> file.appliesTo(result)).toList(),
        start == null ? otherwise : new StoredSince(start.toInstant()));
  }
}
