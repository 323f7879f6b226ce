package io.github.azurebatch.camunda.process.stored;

import com.azure.storage.blob.models.BlobContainerItem;
import com.microsoft.azure.batch.protocol.models.CloudJob;
import com.microsoft.azure.batch.protocol.models.CloudTask;
import com.microsoft.azure.batch.protocol.models.EnvironmentSetting;
import com.microsoft.azure.batch.protocol.models.OutputFile;
import com.microsoft.azure.batch.protocol.models.TaskState;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what stands in the local Azure. */
record RecordedBatch(AzureClients azure) {

  private static final String ID = "{id}";

  StoredBatch at(Instant moment) {
    List<CloudJob> jobs = azure.batch().jobs().list();
    return new StoredBatch(
        moment.toString(),
        jobs.stream()
            .map(RecordedBatch::job)
            .sorted(Comparator.comparing(Object::toString))
            .toList(),
        azure.storage().listBlobContainers().stream()
            .map(BlobContainerItem::getName)
            .sorted()
            .toList(),
        azure.storage().listBlobContainers().stream().flatMap(this::policies).toList(),
        tasks(jobs));
  }

  private static StoredBatch.Job job(CloudJob job) {
    return new StoredBatch.Job(
        job.id(), job.poolInfo().poolId(), Boolean.TRUE.equals(job.usesTaskDependencies()));
  }

  private Stream<StoredBatch.Policy> policies(BlobContainerItem container) {
    return Stream.ofNullable(
            azure
                .storage()
                .getBlobContainerClient(container.getName())
                .getAccessPolicy()
                .getIdentifiers())
        .flatMap(List::stream)
        .map(policy -> new StoredBatch.Policy(container.getName(), policy.getId()));
  }

  private List<StoredBatch.Tasks> tasks(List<CloudJob> jobs) {
    Map<StoredBatch.Tasks, List<String>> ids = new LinkedHashMap<>();
    jobs.stream()
        .flatMap(
            job -> azure.batch().tasks().list(job.id()).stream().map(task -> template(job, task)))
        .sorted(Comparator.comparing((Named task) -> task.of().created()).thenComparing(Named::id))
        .forEach(task -> ids.computeIfAbsent(task.of(), key -> new ArrayList<>()).add(task.id()));
    return ids.entrySet().stream().map(tasks -> with(tasks.getKey(), tasks.getValue())).toList();
  }

  private static StoredBatch.Tasks with(StoredBatch.Tasks tasks, List<String> ids) {
    return new StoredBatch.Tasks(
        tasks.jobId(),
        ids,
        tasks.created(),
        tasks.exitCode(),
        tasks.environment(),
        tasks.outputFiles());
  }

  private record Named(String id, StoredBatch.Tasks of) {}

  private static Named template(CloudJob job, CloudTask task) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (EnvironmentSetting setting :
        Objects.requireNonNullElse(task.environmentSettings(), List.<EnvironmentSetting>of())) {
      environment.put(setting.name(), setting.value());
    }
    List<StoredBatch.File> files =
        Objects.requireNonNullElse(task.outputFiles(), List.<OutputFile>of()).stream()
            .map(file -> file(file, task.id()))
            .toList();
    return new Named(
        task.id(),
        new StoredBatch.Tasks(
            job.id(),
            List.of(),
            Instant.ofEpochMilli(task.creationTime().getMillis()).toString(),
            exitCode(task),
            environment,
            files));
  }

  private static @Nullable Integer exitCode(CloudTask task) {
    return task.state() == TaskState.COMPLETED ? task.executionInfo().exitCode() : null;
  }

  private static StoredBatch.File file(OutputFile file, String taskId) {
    String path = URI.create(file.destination().container().containerUrl()).getPath();
    return new StoredBatch.File(
        file.filePattern(),
        path.substring(path.lastIndexOf('/') + 1),
        file.destination().container().path().replace(taskId, ID),
        file.uploadOptions().uploadCondition().toString());
  }
}
