package io.github.azurebatch.camunda.batch;

import com.microsoft.azure.batch.protocol.models.ComputeNodeIdentityReference;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import com.microsoft.azure.batch.protocol.models.HttpHeader;
import com.microsoft.azure.batch.protocol.models.OutputFileBlobContainerDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadCondition;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadOptions;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import com.microsoft.azure.batch.protocol.models.TaskConstraints;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.joda.time.Period;
import org.jspecify.annotations.Nullable;

/** Puts tasks into the SDK's words. */
final class SdkTasks {

  private SdkTasks() {}

  static TaskAddParameter from(TaskSpecification task) {
    return new TaskAddParameter()
        .withId(task.reference().taskId())
        .withCommandLine(task.commandLine())
        .withEnvironmentSettings(environment(task))
        .withResourceFiles(task.resourceFiles().stream().map(SdkTasks::resourceFile).toList())
        .withOutputFiles(task.outputFiles().stream().map(SdkTasks::outputFile).toList())
        .withConstraints(
            new TaskConstraints()
                .withMaxWallClockTime(period(task.maxWallClockTime()))
                .withMaxTaskRetryCount(task.maxTaskRetryCount())
                .withRetentionTime(period(task.retentionTime())));
  }

  private static List<EnvironmentSetting> environment(TaskSpecification task) {
    var key = Map.entry(TaskSpecification.KEY_SETTING, task.key());
    return Stream.concat(task.environment().entrySet().stream(), Stream.of(key))
        .map(
            setting ->
                new EnvironmentSetting().withName(setting.getKey()).withValue(setting.getValue()))
        .toList();
  }

  private static com.microsoft.azure.batch.protocol.models.ResourceFile resourceFile(
      ResourceFile file) {
    var wire = new com.microsoft.azure.batch.protocol.models.ResourceFile();
    wire.withFileMode(file.fileMode());
    if (file instanceof ResourceFile.Http http) {
      return wire.withHttpUrl(http.httpUrl().toString()).withFilePath(http.filePath());
    }
    if (file instanceof ResourceFile.Blob blob) {
      return wire.withHttpUrl(blob.httpUrl().value().toString()).withFilePath(blob.filePath());
    }
    if (file instanceof ResourceFile.Container container) {
      return wire.withStorageContainerUrl(container.storageContainerUrl().value().toString())
          .withBlobPrefix(container.blobPrefix())
          .withFilePath(container.filePath());
    }
    var linked = (ResourceFile.AutoStorage) file;
    return wire.withAutoStorageContainerName(linked.autoStorageContainerName())
        .withBlobPrefix(linked.blobPrefix())
        .withFilePath(linked.filePath());
  }

  private static com.microsoft.azure.batch.protocol.models.OutputFile outputFile(OutputFile file) {
    var container = container(file.destination()).withPath(file.path());
    if (!file.uploadHeaders().isEmpty()) {
      container.withUploadHeaders(headers(file.uploadHeaders()));
    }
    return new com.microsoft.azure.batch.protocol.models.OutputFile()
        .withFilePattern(file.filePattern())
        .withDestination(new OutputFileDestination().withContainer(container))
        .withUploadOptions(
            new OutputFileUploadOptions()
                .withUploadCondition(
                    OutputFileUploadCondition.fromString(file.uploadCondition().wireName())));
  }

  private static OutputFileBlobContainerDestination container(OutputDestination destination) {
    var container = new OutputFileBlobContainerDestination();
    if (destination instanceof OutputDestination.Signed signed) {
      return container.withContainerUrl(signed.containerUrl().value().toString());
    }
    var identity = (OutputDestination.Identity) destination;
    return container
        .withContainerUrl(identity.containerUrl().toString())
        .withIdentityReference(
            new ComputeNodeIdentityReference().withResourceId(identity.resourceId()));
  }

  private static List<HttpHeader> headers(Map<String, String> headers) {
    return headers.entrySet().stream()
        .map(header -> new HttpHeader().withName(header.getKey()).withValue(header.getValue()))
        .toList();
  }

  private static @Nullable Period period(@Nullable Duration duration) {
    return duration == null ? null : new Period(duration.toMillis());
  }
}
