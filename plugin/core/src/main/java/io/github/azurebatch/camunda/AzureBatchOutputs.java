package io.github.azurebatch.camunda;

import io.github.azurebatch.camunda.impl.batch.task.TaskUrl;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.JobOutputStorage;
import io.github.azurebatch.camunda.storage.TaskOutputStorage;
import java.net.URI;

/**
 * What Azure Batch tasks have persisted, for Java code such as a delegate or a REST controller.
 *
 * @see AzureBatchProcessEnginePlugin#outputs()
 */
public final class AzureBatchOutputs {

  private final BlobStorage storage;

  AzureBatchOutputs(BlobStorage storage) {
    this.storage = storage;
  }

  /**
   * The outputs of a job, named by the File Conventions.
   *
   * @throws IllegalArgumentException if the id is empty or has characters that no job id has
   */
  public JobOutputStorage job(String jobId) {
    return new JobOutputStorage(storage, jobId);
  }

  /** The outputs of a task, named by the File Conventions. */
  public TaskOutputStorage task(String jobId, String taskId) {
    return job(jobId).task(taskId);
  }

  /**
   * The outputs of the task whose URL the Batch service and its SDKs give.
   *
   * @throws IllegalArgumentException if this is not the absolute URL of a task
   */
  public TaskOutputStorage task(URI taskUrl) {
    TaskUrl task = TaskUrl.of(taskUrl);
    return task(task.jobId(), task.taskId());
  }

  /** The storage account, for containers and blobs that the File Conventions do not name. */
  public BlobStorage storage() {
    return storage;
  }
}
