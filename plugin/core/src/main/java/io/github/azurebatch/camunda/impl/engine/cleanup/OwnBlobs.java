package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import io.github.azurebatch.camunda.impl.engine.variable.task.DeclaredOutputFile;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTask;
import java.util.Arrays;

/** Checks that the blobs to delete can have been written by one task only. */
final class OwnBlobs {

  private OwnBlobs() {}

  /**
   * @throws InvalidInputException if an output file has a wildcard and a path that other tasks may
   *     share, or is too long for the message that deletes the rest of many blobs
   */
  static void requireOnly(SubmittedTask task) {
    for (DeclaredOutputFile file : task.outputFiles()) {
      if (file.pattern().hasWildcard() && !hasOwnDirectory(file, task)) {
        throw new InvalidInputException(
            "its output files '%s' go to '%s' in container '%s', which other tasks may share; give the outputs as 'files' in place of 'deleteBlobs', or use a path with {taskId}"
                .formatted(file.pattern().text(), file.path(), file.container()));
      }
      if (file.pattern().hasWildcard() && !Outbox.hasRoomFor(file.toMap())) {
        throw new InvalidInputException(
            "its output files '%s' have a pattern and a path that are too long to delete their blobs in another Camunda job; give the outputs as 'files' in place of 'deleteBlobs'"
                .formatted(file.pattern().text()));
      }
    }
  }

  private static boolean hasOwnDirectory(DeclaredOutputFile file, SubmittedTask task) {
    return Arrays.asList(file.path().split("/")).contains(task.reference().taskId());
  }
}
