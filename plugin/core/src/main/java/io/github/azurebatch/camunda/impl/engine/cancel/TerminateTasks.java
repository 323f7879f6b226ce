package io.github.azurebatch.camunda.impl.engine.cancel;

import io.github.azurebatch.camunda.fault.RefusedException;
import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import io.github.azurebatch.camunda.impl.engine.outbox.OutboxCall;
import io.github.azurebatch.camunda.impl.engine.variable.task.Creation;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Terminates tasks of one Azure Batch job. A task that has completed or does not exist counts as
 * terminated.
 */
public record TerminateTasks(Accounts accounts) implements OutboxCall {

  static final String TYPE = Outbox.TYPE_PREFIX + "terminate-tasks";

  /** The most tasks of a message: their ids fit into it, and their calls take some seconds. */
  static final int MAX_TASKS = 25;

  private static final String CREATED = "created";

  private static final Logger LOG = LoggerFactory.getLogger(TerminateTasks.class);

  /**
   * @param key terminates only tasks that carry it; null where all are known to be the plugin's
   * @param created what was created later is another task of its id; null if not known
   */
  static Map<String, ?> message(
      String account,
      String jobId,
      @Nullable String key,
      @Nullable Instant created,
      List<String> taskIds) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put(Outbox.ACCOUNT, account);
    message.put("jobId", jobId);
    if (key != null) {
      message.put("key", key);
    }
    if (created != null) {
      message.put(CREATED, created.toString());
    }
    message.put("taskIds", taskIds);
    return message;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public boolean make(Fields message) {
    BatchService batch = accounts.get(message.text(Outbox.ACCOUNT)).batch();
    String jobId = message.text("jobId");
    for (String taskId : taskIds(batch, jobId, message)) {
      batch.terminateTask(new TaskReference(jobId, taskId));
      LOG.info(
          "Terminated Azure Batch task '{}' (job '{}'): what awaited it was cancelled",
          taskId,
          jobId);
    }
    return true;
  }

  private static List<String> taskIds(BatchService batch, String jobId, Fields message) {
    List<String> taskIds = message.texts("taskIds");
    String key = message.optionalText("key");
    if (key == null) {
      return notReplaced(batch, jobId, taskIds, message.optionalInstant(CREATED));
    }
    Set<String> named = Set.copyOf(taskIds);
    return batch
        .ownedOpenTasks(
            jobId,
            task -> task.mark().key().equals(key) && named.contains(task.reference().taskId()))
        .stream()
        .map(task -> task.reference().taskId())
        .toList();
  }

  /** Those that are open and have not been replaced by another task of their id. */
  private static List<String> notReplaced(
      BatchService batch, String jobId, List<String> taskIds, @Nullable Instant created) {
    if (created == null) {
      return taskIds;
    }
    Creation last = new Creation(null, created);
    return existing(batch, jobId, taskIds).stream()
        .filter(task -> task.state() != TaskState.COMPLETED && !last.isBefore(task))
        .map(task -> task.reference().taskId())
        .toList();
  }

  private static List<TaskSnapshot> existing(
      BatchService batch, String jobId, List<String> taskIds) {
    try {
      return batch.tasks(jobId, taskIds);
    } catch (RefusedException e) {
      if (e.code().equals("JobNotFound")) {
        return List.of();
      }
      throw e;
    }
  }
}
