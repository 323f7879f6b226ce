package io.github.azurebatch.camunda.process.support;

import com.microsoft.azure.batch.BatchClient;
import com.microsoft.azure.batch.auth.BatchSharedKeyCredentials;
import com.microsoft.azure.batch.protocol.BatchServiceClient;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.util.Map;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** The tasks as the service got them, signatures and all. */
public record SentTasks(AzureBatchExtension azure) {

  /** The task of the variable {@code batchTask}. */
  public CloudTask task(ProcessInstance instance) {
    Map<String, Object> task = azure.variable(instance, "batchTask");
    return task(String.valueOf(task.get("jobId")), String.valueOf(task.get("taskId")));
  }

  public CloudTask task(String jobId, String taskId) {
    return client().tasks().list(jobId).stream()
        .filter(sent -> sent.id().equals(taskId))
        .findFirst()
        .orElseThrow();
  }

  /** Adds a task that is not of the engine. */
  public void addForeign(String jobId, String taskId) {
    client().tasks().add(jobId, new TaskAddParameter().withId(taskId).withCommandLine("scripted"));
  }

  /** A client that shows all that the service got. */
  public BatchServiceClient client() {
    return BatchClient.open(
            new BatchSharedKeyCredentials(
                azure.batch().url(), azure.batch().accountName(), azure.batch().accountKey()))
        .protocolLayer();
  }
}
