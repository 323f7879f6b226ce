package io.github.azurebatch.camunda.process.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.azurebatch.camunda.config.AzureBatchAccount;
import io.github.azurebatch.camunda.config.BatchAccount;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.sdk.SdkBatchService;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.local.LocalBatchService;
import io.github.azurebatch.camunda.test.AzureBatchExtension;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Questions that the tests ask the local Azure Batch service, past the engine. */
public record BatchTasks(AzureBatchExtension azure) {

  private static final int MOST = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration UNTIL_DELETED = Duration.ofMinutes(1);

  /** The ids of the tasks of the job that have not completed. */
  public List<String> open(String jobId) {
    try (BatchService service = service()) {
      return service.tasks(jobId).stream()
          .filter(task -> task.state() != TaskState.COMPLETED)
          .map(task -> task.reference().taskId())
          .toList();
    }
  }

  /** How many tasks of the job are queued. */
  public long queued(String jobId) {
    try (BatchService service = service()) {
      return service.openTasks(jobId, "", MOST).stream()
          .filter(task -> task.state() == TaskState.ACTIVE)
          .count();
    }
  }

  /** Exactly these tasks of the job are open. The service ends a task a moment after the call. */
  public void assertOpen(String jobId, String... taskIds) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (open(jobId).size() > taskIds.length && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(open(jobId)).containsExactlyInAnyOrder(taskIds);
  }

  /** Does something to the account that the process knows nothing of. */
  public void with(Consumer<BatchService> change) {
    try (BatchService service = service()) {
      change.accept(service);
    }
  }

  /**
   * Deletes the job and all its tasks. The service ends the running ones first, each in a thread of
   * its own, so the id is free a moment after the call.
   */
  public void deleteJob(String jobId) {
    try (BatchService service = service()) {
      service.deleteJob(jobId);
      azure.advance(UNTIL_DELETED);
      await().atMost(PATIENCE).until(() -> service.job(jobId).isEmpty());
    }
  }

  /** The ids of all tasks of the job. */
  public List<String> all(String jobId) {
    try (BatchService service = service()) {
      return service.tasks(jobId).stream().map(task -> task.reference().taskId()).toList();
    }
  }

  public BatchService service() {
    LocalBatchService batch = azure.batch();
    return SdkBatchService.open(
        new BatchAccount(
            URI.create(batch.url()),
            batch.accountName(),
            AzureBatchAccount.credential(batch.accountKey())));
  }
}
