package io.github.azurebatch.camunda.impl.batch.sdk.model;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.OutputFile;
import com.microsoft.azure.batch.protocol.models.OutputFileBlobContainerDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadCondition;
import io.github.azurebatch.camunda.impl.batch.file.UploadCondition;
import io.github.azurebatch.camunda.impl.batch.task.TaskConstraints;
import io.github.azurebatch.camunda.impl.batch.task.TaskDefinition;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Translates tasks as they were added from the SDK's model. */
public final class SdkDefinitions {

  private SdkDefinitions() {}

  public static TaskDefinition of(TaskReference reference, CloudTask task) {
    return new TaskDefinition(
        new TaskReference(reference.jobId(), task.id()),
        SdkTimes.known("creationTime", task.creationTime()).toInstant(),
        TaskState.valueOf(task.state().name()),
        constraints(task.constraints()),
        stream(task.outputFiles()).flatMap(SdkDefinitions::output).toList());
  }

  private static TaskConstraints constraints(
      com.microsoft.azure.batch.protocol.models.@Nullable TaskConstraints constraints) {
    return constraints == null
        ? TaskConstraints.NONE
        : new TaskConstraints(
            SdkTimes.duration(constraints.maxWallClockTime()),
            constraints.maxTaskRetryCount(),
            SdkTimes.duration(constraints.retentionTime()));
  }

  private static Stream<TaskDefinition.Output> output(OutputFile file) {
    OutputFileBlobContainerDestination container = file.destination().container();
    return container == null
        ? Stream.empty()
        : Stream.of(
            new TaskDefinition.Output(
                file.filePattern(),
                unsigned(container.containerUrl()),
                container.path(),
                condition(file.uploadOptions().uploadCondition())));
  }

  private static UploadCondition condition(@Nullable OutputFileUploadCondition condition) {
    return condition == null
        ? UploadCondition.TASK_COMPLETION
        : UploadCondition.valueOf(condition.name());
  }

  public static <T> Stream<T> stream(@Nullable List<T> list) {
    return list == null ? Stream.empty() : list.stream();
  }

  /** The URL without its query, which has the signature. */
  public static String unsigned(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }
}
