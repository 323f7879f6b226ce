package io.github.azurebatch.camunda.impl.batch.task;

import io.github.azurebatch.camunda.impl.batch.file.OutputFile;
import io.github.azurebatch.camunda.impl.batch.file.ResourceFile;
import java.util.List;

/**
 * An Azure Batch task to add.
 *
 * @param reference the job's id and the task's id
 * @param mark the owner of the task
 * @param commandLine run without a shell
 * @param environment environment settings, without those of the mark
 * @param resourceFiles fetched before the command line runs
 * @param outputFiles uploaded by the service when the task ends
 */
public record TaskSpecification(
    TaskReference reference,
    TaskMark mark,
    String commandLine,
    TaskEnvironment environment,
    List<ResourceFile> resourceFiles,
    List<OutputFile> outputFiles,
    TaskConstraints constraints,
    TaskOptions options) {

  /** The mark's key. */
  public String key() {
    return mark.key();
  }
}
