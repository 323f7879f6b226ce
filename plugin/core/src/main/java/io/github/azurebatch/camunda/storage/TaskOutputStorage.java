package io.github.azurebatch.camunda.storage;

import io.github.azurebatch.camunda.fault.RefusedException;
import java.util.List;

/**
 * The persisted outputs of one Azure Batch task, where the File Conventions have them: {@code
 * 001/$TaskOutput/..} in the container of the task's job.
 *
 * <p>Listing throws {@link RefusedException} with the code {@code ContainerNotFound} where the
 * container was never created.
 *
 * @see JobOutputStorage#task(String)
 */
public final class TaskOutputStorage {

  private final OutputDirectory directory;

  TaskOutputStorage(OutputDirectory directory) {
    this.directory = directory;
  }

  /** The task's outputs of that kind, in the order of their names. */
  public List<OutputFileReference> listOutputs(String kind) {
    return directory.list(kind);
  }

  /** The task's outputs of all kinds, in the order of their names. */
  public List<OutputFileReference> listOutputs() {
    return directory.listAllKinds();
  }

  /**
   * One of the task's outputs; no call is made.
   *
   * @param path below the kind, taken as it is
   */
  public OutputFileReference getOutput(String kind, String path) {
    return directory.named(kind, path);
  }
}
