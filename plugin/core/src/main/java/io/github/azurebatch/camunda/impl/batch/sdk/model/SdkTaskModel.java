package io.github.azurebatch.camunda.impl.batch.sdk.model;

import com.microsoft.azure.batch.protocol.models.ComputeNodeIdentityReference;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import com.microsoft.azure.batch.protocol.models.HttpHeader;
import com.microsoft.azure.batch.protocol.models.OutputFileBlobContainerDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadCondition;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadOptions;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import io.github.azurebatch.camunda.impl.batch.file.OutputDestination;
import io.github.azurebatch.camunda.impl.batch.file.OutputFile;
import io.github.azurebatch.camunda.impl.batch.file.ResourceFile;
import io.github.azurebatch.camunda.impl.batch.task.TaskConstraints;
import io.github.azurebatch.camunda.impl.batch.task.TaskOptions;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Translates tasks to add into the SDK's model. */
public final class SdkTaskModel {

  private SdkTaskModel() {}

  public static TaskAddParameter from(TaskSpecification task) {
    return options(task.options())
        .withId(task.reference().taskId())
        .withCommandLine(task.commandLine())
        .withEnvironmentSettings(environment(task))
        .withResourceFiles(task.resourceFiles().stream().map(SdkTaskModel::resourceFile).toList())
        .withOutputFiles(task.outputFiles().stream().map(SdkTaskModel::outputFile).toList())
        .withConstraints(constraints(task.constraints()));
  }

  private static TaskAddParameter options(TaskOptions options) {
    // most tasks have none
    TaskAddParameter task =
        options.fields().isEmpty()
            ? new TaskAddParameter()
            : SdkFields.read(options.fields(), TaskAddParameter.class);
    if (options.registryPassword() != null) {
      task.containerSettings().registry().withPassword(options.registryPassword().reveal());
    }
    return task;
  }

  static void checkOption(String field, Object value) {
    TaskAddParameter task = SdkFields.read(Map.of(field, value), TaskAddParameter.class);
    SdkFields.requireComplete(task.withId("any").withCommandLine("any"));
  }

  static com.microsoft.azure.batch.protocol.models.TaskConstraints constraints(
      TaskConstraints constraints) {
    return new com.microsoft.azure.batch.protocol.models.TaskConstraints()
        .withMaxWallClockTime(SdkTimes.period(constraints.maxWallClockTime()))
        .withMaxTaskRetryCount(constraints.maxTaskRetryCount())
        .withRetentionTime(SdkTimes.period(constraints.retentionTime()));
  }

  private static List<EnvironmentSetting> environment(TaskSpecification task) {
    return Stream.concat(
            environment(task.environment().settings()).stream(), SdkMarks.of(task.mark()).stream())
        .toList();
  }

  static List<EnvironmentSetting> environment(Map<String, String> settings) {
    return settings.entrySet().stream()
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
}
