package io.github.azurebatch.camunda.benchmarks.baseline;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.protocol.models.BatchErrorException;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskState;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The calls that all of them make. */
public record SdkTasks(BatchClient client) {

  public void createJob(String jobId, String poolId) {
    try {
      client.jobOperations().createJob(jobId, new PoolInformation().withPoolId(poolId));
    } catch (BatchErrorException | IOException e) {
      throw failed("job", jobId, e);
    }
  }

  void submit(String jobId, String taskId) {
    try {
      client
          .taskOperations()
          .createTask(jobId, new TaskAddParameter().withId(taskId).withCommandLine("scripted"));
    } catch (BatchErrorException | IOException e) {
      throw failed("task", taskId, e);
    }
  }

  boolean hasCompleted(String jobId, String taskId) {
    try {
      return client.taskOperations().getTask(jobId, taskId).state() == TaskState.COMPLETED;
    } catch (BatchErrorException | IOException e) {
      throw failed("task", taskId, e);
    }
  }

  private static UncheckedIOException failed(String what, String id, Exception cause) {
    return new UncheckedIOException(
        new IOException("Azure Batch " + what + " '" + id + "': " + cause.getMessage(), cause));
  }
}
