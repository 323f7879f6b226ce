package io.github.azurebatch.camunda.impl.engine.outcome.log;

import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of many tasks, of whose fault the logs may tell more.
 *
 * @param applying the output files that the service tried to upload
 * @param earliest what is older was not written by it
 */
public record TaskAtFault(
    TaskReference reference, List<DeclaredOutputFile> applying, OffsetDateTime earliest) {

  /**
   * @param failed the task as it ended; null where it succeeded
   * @param since where it does not tell when it began
   */
  public static TaskAtFault of(
      TaskReference reference,
      @Nullable TaskSnapshot failed,
      List<DeclaredOutputFile> declared,
      OffsetDateTime since) {
    if (failed != null && failed.exitCode() == null) {
      return new TaskAtFault(reference, List.of(), since);
    }
    TaskResult result =
        failed == null || failed.hasExitedWithZero() ? TaskResult.SUCCESS : TaskResult.FAILURE;
    OffsetDateTime start = failed == null ? null : failed.startTime();
    return new TaskAtFault(
        reference,
        declared.stream().filter(file -> file.appliesTo(result)).toList(),
        start == null ? since : start);
  }
}
