package io.github.azurebatch.camunda.process.stored;

import static io.github.azurebatch.camunda.local.TaskScript.forTask;

import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobAccessPolicy;
import com.azure.storage.blob.models.BlobSignedIdentifier;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import com.microsoft.azure.batch.protocol.models.JobAddParameter;
import com.microsoft.azure.batch.protocol.models.OutputFile;
import com.microsoft.azure.batch.protocol.models.OutputFileBlobContainerDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileDestination;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadCondition;
import com.microsoft.azure.batch.protocol.models.OutputFileUploadOptions;
import com.microsoft.azure.batch.protocol.models.PoolInformation;
import com.microsoft.azure.batch.protocol.models.TaskAddParameter;
import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.local.PoolSettings;
import io.github.azurebatch.camunda.local.TaskScript;
import io.github.azurebatch.camunda.local.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;

/** Puts into the local Azure what stood there when the rows were recorded. */
record ReplayedBatch(LocalAzure azure, AzureClients clients) {

  /** After the recorded moment: within the second in which it is taken for the same task. */
  private static final Duration AFTER = Duration.ofMillis(50);

  /** How long tasks run that were open. */
  static final Duration RUN = Duration.ofHours(1);

  /** The tasks that have left nothing. */
  private static final String WITHOUT_FILES = "resubmitted|list-.*-3";

  /** The job that could not be made when it was recorded. */
  private static final String REFUSED = "refused";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  void put(StoredBatch recorded) {
    azure.batch().pools().add(PoolSettings.linux("stored").slotsPerNode(250));
    azure.batch().pools().add(PoolSettings.linux("empty").nodes(0));
    for (String container : recorded.containers()) {
      clients.storage().createBlobContainerIfNotExists(container);
    }
    recorded.policies().stream()
        .map(StoredBatch.Policy::container)
        .distinct()
        .forEach(container -> putPolicies(container, recorded.policies()));
    moveClockTo(Instant.parse(recorded.tasks().get(0).created()));
    recorded.jobs().forEach(this::put);
    recorded.tasks().forEach(this::put);
  }

  /** Removes it, and the job that an engine makes which goes on with the recording. */
  void remove(StoredBatch recorded) {
    Set<String> ids =
        Stream.concat(recorded.jobs().stream().map(StoredBatch.Job::id), Stream.of(REFUSED))
            .collect(Collectors.toSet());
    jobsAmong(ids).forEach(clients.batch().jobs()::delete);
    recorded.containers().forEach(clients.storage()::deleteBlobContainerIfExists);
    Awaitility.await()
        .until(
            () -> {
              azure.batch().clock().advance(Duration.ofSeconds(1));
              return jobsAmong(ids).isEmpty();
            });
  }

  private List<String> jobsAmong(Set<String> ids) {
    return clients.batch().jobs().list().stream().map(CloudJob::id).filter(ids::contains).toList();
  }

  private void putPolicies(String container, List<StoredBatch.Policy> policies) {
    clients
        .storage()
        .getBlobContainerClient(container)
        .setAccessPolicy(
            null,
            policies.stream()
                .filter(policy -> policy.container().equals(container))
                .map(
                    policy ->
                        new BlobSignedIdentifier()
                            .setId(policy.id())
                            .setAccessPolicy(new BlobAccessPolicy().setPermissions("w")))
                .toList());
  }

  private void put(StoredBatch.Job job) {
    clients
        .batch()
        .jobs()
        .add(
            new JobAddParameter()
                .withId(job.id())
                .withUsesTaskDependencies(job.usesTaskDependencies())
                .withPoolInfo(new PoolInformation().withPoolId(job.poolId())));
  }

  private void put(StoredBatch.Tasks tasks) {
    for (String id : tasks.ids()) {
      azure.batch().scripts().add(script(tasks, id));
      moveClockTo(Instant.parse(tasks.created()));
      clients.batch().tasks().add(tasks.jobId(), task(tasks, id));
      if (tasks.exitCode() != null) {
        awaitCompletion(tasks.jobId(), id);
      }
    }
  }

  private static TaskScript script(StoredBatch.Tasks tasks, String id) {
    TaskScript script = forTask(id);
    if (tasks.exitCode() != null) {
      TaskScript ended = script.exitCode(tasks.exitCode());
      return id.matches(WITHOUT_FILES) ? ended : withFiles(ended);
    }
    return switch (id) {
      case "list-all-2" -> script.delay(RUN).exitCode(3);
      case "list-any-1" -> withFiles(script.delay(RUN.dividedBy(3)));
      default -> withFiles(script.delay(RUN));
    };
  }

  static TaskScript withFiles(TaskScript script) {
    return script.file("output.txt", "x").file("result.json", "{\"answer\": 42}");
  }

  private void moveClockTo(Instant recorded) {
    Instant time = recorded.plus(AFTER);
    azure.batch().clock().advance(Duration.between(azure.batch().clock().instant(), time));
  }

  private void awaitCompletion(String jobId, String taskId) {
    try {
      Assertions.assertThat(
              azure.batch().awaitTaskState(jobId, taskId, TaskState.COMPLETED, PATIENCE))
          .isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private TaskAddParameter task(StoredBatch.Tasks tasks, String id) {
    return new TaskAddParameter()
        .withId(id)
        .withCommandLine("scripted")
        .withEnvironmentSettings(
            tasks.environment().entrySet().stream()
                .map(
                    setting ->
                        new EnvironmentSetting()
                            .withName(setting.getKey())
                            .withValue(setting.getValue()))
                .toList())
        .withOutputFiles(tasks.outputFiles().stream().map(file -> outputFile(file, id)).toList());
  }

  private OutputFile outputFile(StoredBatch.File file, String taskId) {
    BlobContainerClient container = clients.storage().getBlobContainerClient(file.container());
    String sas =
        container.generateSas(
            new BlobServiceSasSignatureValues(
                OffsetDateTime.now().plusDays(1),
                new BlobContainerSasPermission().setWritePermission(true)));
    return new OutputFile()
        .withFilePattern(file.pattern())
        .withDestination(
            new OutputFileDestination()
                .withContainer(
                    new OutputFileBlobContainerDestination()
                        .withContainerUrl(container.getBlobContainerUrl() + "?" + sas)
                        .withPath(file.path().replace("{id}", taskId))))
        .withUploadOptions(
            new OutputFileUploadOptions()
                .withUploadCondition(
                    OutputFileUploadCondition.fromString(file.condition().toLowerCase())));
  }
}
