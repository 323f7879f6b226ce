package io.github.azurebatch.camunda.process.support;

import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.config.StorageAccount;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.sdk.SdkBatchService;
import io.github.azurebatch.camunda.impl.batch.task.TaskConstraints;
import io.github.azurebatch.camunda.impl.batch.task.TaskEnvironment;
import io.github.azurebatch.camunda.impl.batch.task.TaskMark;
import io.github.azurebatch.camunda.impl.batch.task.TaskOptions;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSpecification;
import io.github.azurebatch.camunda.impl.storage.BlobClients;
import io.github.azurebatch.camunda.local.LocalAzure;
import io.github.azurebatch.camunda.storage.BlobStorage;
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
public record Services(BatchService batch, BlobStorage storage)
    implements AutoCloseable, AfterEachCallback {

  public static Services of(LocalAzure azure) {
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

  public List<String> taskIds(String jobId) {
    return batch.tasks(jobId).stream().map(task -> task.reference().taskId()).toList();
  }

  public List<String> blobs(String container) {
    return storage.list(container, "").stream().map(StoredBlob::name).toList();
  }

  public String content(String container, String blob) {
    return new String(storage.read(container, blob, 10_000), StandardCharsets.UTF_8);
  }

  /** A task that another client has added. */
  public void addForeign(String jobId, String taskId) {
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
