package io.github.azurebatch.camunda.batch;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.NameValuePair;
import com.microsoft.azure.batch.protocol.models.TaskExecutionInformation;
import com.microsoft.azure.batch.protocol.models.TaskFailureInformation;
import io.github.azurebatch.camunda.secret.Signatures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what the SDK says of tasks. */
final class SdkSnapshots {

  /** The fields that a snapshot needs. */
  static final String FIELDS = "id,state,stateTransitionTime,creationTime,executionInfo";

  private SdkSnapshots() {}

  static TaskSnapshot of(String jobId, CloudTask task) {
    TaskExecutionInformation execution =
        Objects.requireNonNullElseGet(task.executionInfo(), TaskExecutionInformation::new);
    return new TaskSnapshot(
        new TaskReference(jobId, task.id()),
        TaskState.valueOf(task.state().name()),
        SdkTimes.known("stateTransitionTime", task.stateTransitionTime()),
        SdkTimes.time(execution.startTime()),
        SdkTimes.time(execution.endTime()),
        execution.exitCode(),
        execution.result() == null ? null : TaskResult.valueOf(execution.result().name()),
        execution.failureInfo() == null ? null : failure(execution.failureInfo()),
        execution.retryCount(),
        execution.requeueCount(),
        SdkTimes.known("creationTime", task.creationTime()));
  }

  static FailureInformation failure(TaskFailureInformation failure) {
    return new FailureInformation(
        Objects.toString(failure.category(), ""),
        Objects.toString(failure.code(), ""),
        Signatures.cut(Objects.toString(failure.message(), "")),
        details(failure.details()));
  }

  private static Map<String, String> details(@Nullable List<NameValuePair> pairs) {
    var details = new LinkedHashMap<String, String>();
    if (pairs != null) {
      pairs.forEach(
          pair ->
              details.merge(
                  Objects.toString(pair.name(), ""),
                  Signatures.cut(Objects.toString(pair.value(), "")),
                  (first, second) -> first + ", " + second));
    }
    return details;
  }
}
