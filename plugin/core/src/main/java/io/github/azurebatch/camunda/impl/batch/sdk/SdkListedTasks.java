package io.github.azurebatch.camunda.impl.batch.sdk;

import com.microsoft.azure.batch.protocol.models.CloudTask;
import io.github.azurebatch.camunda.impl.batch.sdk.call.SdkAnswers;
import io.github.azurebatch.camunda.impl.batch.sdk.model.SdkSnapshots;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import io.github.azurebatch.camunda.impl.secret.ForeignText;

/**
 * Reads the tasks of listings, some of which other programs added: a task that cannot be read does
 * not affect the others. It is warned of once, since every look at its job lists it again.
 */
final class SdkListedTasks {

  private static final Log LOG = Log.of(SdkListedTasks.class);

  private final RecentIds unreadable = new RecentIds();

  /**
   * The task; one that cannot be read counts as running, since it exists.
   *
   * @throws RuntimeException if it has no id: it could be any
   */
  TaskSnapshot snapshot(String jobId, CloudTask task) {
    SdkAnswers.known("id", task.id());
    try {
      return SdkSnapshots.of(jobId, task);
    } catch (RuntimeException | StackOverflowError e) {
      warn(jobId, task, e);
      return SdkSnapshots.existing(jobId, task);
    }
  }

  private void warn(String jobId, CloudTask task, Throwable failure) {
    String reason = ForeignText.cut(failure.toString());
    if (unreadable.add(jobId + "/" + task.id())) {
      LOG.write(
          LogLine.TASK_UNREADABLE,
          "What the service says of Azure Batch task '{}' (job '{}') cannot be read; a wait for it goes on waiting: {}",
          task.id(),
          jobId,
          reason);
    } else {
      LOG.debug("Azure Batch task '{}' (job '{}') cannot be read: {}", task.id(), jobId, reason);
    }
  }
}
