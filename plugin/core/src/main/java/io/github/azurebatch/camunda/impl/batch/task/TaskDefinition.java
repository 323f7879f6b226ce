package io.github.azurebatch.camunda.impl.batch.task;

import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task as it was added, by this plugin or another program, with what judging its end needs. */
public record TaskDefinition(
    TaskReference reference,
    Instant creationTime,
    TaskState state,
    TaskConstraints constraints,
    List<Output> outputFiles) {

  /**
   * One of its output files.
   *
   * @param containerUrl the container's URL without its signature
   * @param path the blob's name or the virtual directory, as in the REST API; null for the
   *     container's root
   */
  public record Output(
      String filePattern,
      String containerUrl,
      @Nullable String path,
      UploadCondition uploadCondition) {}
}
