package io.github.azurebatch.camunda.storage;

import io.github.azurebatch.camunda.fault.RefusedException;
import java.util.List;

/**
 * The persisted outputs of one Azure Batch job, where the File Conventions have them: {@code
 * $JobOutput/..} in the job's container. The outputs of its tasks are there as well.
 *
 * <p>Listing throws {@link RefusedException} with the code {@code ContainerNotFound} where the
 * container was never created.
 *
 * @see FileConventions
 */
public final class JobOutputStorage {

  private final OutputDirectory directory;

  /**
   * @throws IllegalArgumentException if the id is empty or has characters that no job id has
   */
  public JobOutputStorage(BlobStorage storage, String jobId) {
    directory = new OutputDirectory(storage, FileConventions.containerName(jobId), null);
  }

  /** The name of the container that the File Conventions give the job. */
  public String container() {
    return directory.container();
  }

  /** The outputs of one task of the job. */
  public TaskOutputStorage task(String taskId) {
    return new TaskOutputStorage(
        new OutputDirectory(directory.storage(), directory.container(), taskId));
  }

  /** The job's own outputs of that kind, in the order of their names. */
  public List<OutputFileReference> listOutputs(String kind) {
    return directory.list(kind);
  }

  /** The job's own outputs of all kinds, in the order of their names. */
  public List<OutputFileReference> listOutputs() {
    return directory.listAllKinds();
  }

  /** The outputs of all tasks of the job, of all kinds, in the order of their names. */
  public List<OutputFileReference> listTaskOutputs() {
    return directory.listAll().stream().filter(file -> file.taskId().isPresent()).toList();
  }

  /**
   * One of the job's own outputs; no call is made.
   *
   * @param path below the kind, taken as it is
   */
  public OutputFileReference getOutput(String kind, String path) {
    return directory.named(kind, path);
  }
}
