package io.github.azurebatch.camunda.process;

import io.github.azurebatch.camunda.AzureBatchAccount;
import io.github.azurebatch.camunda.batch.BatchAccount;
import io.github.azurebatch.camunda.batch.BatchService;
import io.github.azurebatch.camunda.batch.SdkBatchService;
import io.github.azurebatch.camunda.batch.TaskConstraints;
import io.github.azurebatch.camunda.batch.TaskEnvironment;
import io.github.azurebatch.camunda.batch.TaskMark;
import io.github.azurebatch.camunda.batch.TaskOptions;
import io.github.azurebatch.camunda.batch.TaskReference;
import io.github.azurebatch.camunda.batch.TaskSpecification;
import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.storage.BlobClients;
import io.github.azurebatch.camunda.storage.BlobStorage;
import io.github.azurebatch.camunda.storage.StorageAccount;
import io.github.azurebatch.camunda.storage.StoredBlob;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The services behind the plugin, asked and changed by a test without it. As an extension of a test
 * class it is closed after each test.
 */
record Services(BatchService batch, BlobStorage storage)
    implements AutoCloseable, AfterEachCallback {

  static Services of(LocalAzure azure) {
    return new Services(
        SdkBatchService.open(
            new BatchAccount(
                URI.create(azure.batch().url()),
                azure.batch().accountName(),
                AzureBatchAccount.credential(azure.batch().accountKey()))),
        BlobClients.open(
            new StorageAccount(
                azure.storage().blobEndpoint(),
                azure.storage().accountName(),
                AzureBatchAccount.credential(azure.storage().accountKey()),
                azure.storage().serviceVersion())));
  }

  List<String> taskIds(String jobId) {
    return batch.tasks(jobId).stream().map(task -> task.reference().taskId()).toList();
  }

  List<String> blobs(String container) {
    return storage.list(container, "").stream().map(StoredBlob::name).toList();
  }

  String content(String container, String blob) {
    return new String(storage.read(container, blob, 10_000), StandardCharsets.UTF_8);
  }

  /** A task that another client has added. */
  void addForeign(String jobId, String taskId) {
    batch.addTask(
        new TaskSpecification(
            new TaskReference(jobId, taskId),
            TaskMark.of("foreign"),
            "true",
            TaskEnvironment.EMPTY,
            List.of(),
            List.of(),
            TaskConstraints.NONE,
            TaskOptions.NONE));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close();
  }

  @Override
  public void close() {
    batch.close();
  }
}
