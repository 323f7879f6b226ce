package io.github.azurebatch.camunda.impl.batch.sdk.model;

import static java.time.ZoneOffset.UTC;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.ComputeNodeInformation;
import com.microsoft.azure.batch.protocol.models.NameValuePair;
import com.microsoft.azure.batch.protocol.models.TaskExecutionInformation;
import com.microsoft.azure.batch.protocol.models.TaskFailureInformation;
import io.github.azurebatch.camunda.impl.batch.task.FailureInformation;
import io.github.azurebatch.camunda.impl.batch.task.TaskNode;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskResult;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.secret.ForeignText;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Translates the states of tasks from the SDK's model. */
public final class SdkSnapshots {

  /** The fields that a snapshot needs. */
  public static final String FIELDS =
      "id,state,stateTransitionTime,creationTime,executionInfo,nodeInfo";

  private SdkSnapshots() {}

  /** A task of which only the existence is known: it counts as running. */
  public static TaskSnapshot existing(String jobId, CloudTask task) {
    OffsetDateTime created =
        Objects.requireNonNullElse(
            SdkTimes.time(task.creationTime()), OffsetDateTime.ofInstant(Instant.EPOCH, UTC));
    return new TaskSnapshot(
        new TaskReference(jobId, task.id()),
        TaskState.RUNNING,
        created,
        null,
        null,
        null,
        null,
        null,
        0,
        0,
        created,
        null);
  }

  /**
   * The task.
   *
   * @throws RuntimeException if the answer has no state or time, or a value that is not known
   */
  public static TaskSnapshot of(String jobId, CloudTask task) {
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
        SdkTimes.known("creationTime", task.creationTime()),
        node(task.nodeInfo()));
  }

  private static @Nullable TaskNode node(@Nullable ComputeNodeInformation node) {
    return node == null || node.nodeId() == null || node.poolId() == null
        ? null
        : new TaskNode(node.poolId(), node.nodeId());
  }

  static FailureInformation failure(TaskFailureInformation failure) {
    return new FailureInformation(
        Objects.toString(failure.category(), ""),
        text(failure.code()),
        text(failure.message()),
        details(failure.details()));
  }

  private static Map<String, String> details(@Nullable List<NameValuePair> pairs) {
    var details = new LinkedHashMap<String, String>();
    if (pairs != null) {
      pairs.forEach(
          pair ->
              details.merge(
                  text(pair.name()), text(pair.value()), (first, second) -> first + ", " + second));
    }
    return details;
  }

  private static String text(@Nullable String foreign) {
    return ForeignText.cut(Objects.toString(foreign, ""));
  }
}
