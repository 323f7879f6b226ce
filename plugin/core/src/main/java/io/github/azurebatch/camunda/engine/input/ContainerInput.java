package io.github.azurebatch.camunda.engine.input;

import io.github.azurebatch.camunda.fault.InvalidInputException;
import io.github.azurebatch.camunda.storage.ContainerName;
import io.github.azurebatch.camunda.storage.FileConventions;

/** The container that the model names, or the one that the File Conventions name for the job. */
public final class ContainerInput {

  private ContainerInput() {}

  /**
   * @throws InvalidInputException if neither {@code container} nor {@code jobId} is given
   */
  public static String read(Inputs inputs) {
    String container = inputs.optionalText("container");
    if (container != null) {
      return inputs.checked("container", container, ContainerName::check);
    }
    if (inputs.value("jobId") == null) {
      throw inputs.invalid("container", "is missing, and so is 'jobId'; one of them is needed");
    }
    return FileConventions.containerName(inputs.batchId("jobId"));
  }
}
