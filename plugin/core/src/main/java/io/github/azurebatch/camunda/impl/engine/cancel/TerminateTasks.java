package io.github.azurebatch.camunda.impl.engine.cancel;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.ExistingTasks;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.batch.task.TaskSnapshot;
import io.github.azurebatch.camunda.impl.batch.task.TaskState;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import io.github.azurebatch.camunda.impl.engine.outbox.OutboxCall;
import io.github.azurebatch.camunda.impl.engine.variable.task.Creation;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Terminates tasks of one Azure Batch job. A task that has completed or does not exist counts as
 * terminated.
 */
public record TerminateTasks(Accounts accounts) implements OutboxCall {

  static final String TYPE = Outbox.TYPE_PREFIX + "terminate-tasks";

  /** The most tasks of a message: their ids fit into it, and their calls take some seconds. */
  static final int MAX_TASKS = 25;

  /** The most tasks of a message that has a time for each of them. */
  static final int MAX_WITH_TIMES = 15;

  private static final String CREATED = "created";
  private static final String CREATED_EACH = "createdEach";

  private static final Log LOG = Log.of(TerminateTasks.class);

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

  /**
   * @param created when each task was created, by its id; what was created later is another one
   */
  static Map<String, ?> message(String account, String jobId, Map<String, Instant> created) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put(Outbox.ACCOUNT, account);
    message.put("jobId", jobId);
    message.put(CREATED_EACH, created.values().stream().map(Instant::toString).toList());
    message.put("taskIds", List.copyOf(created.keySet()));
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
      LOG.write(
          LogLine.TASK_TERMINATED,
          "Terminated Azure Batch task '{}' (job '{}'): what awaited it was cancelled, or an operator asked for it",
          taskId,
          jobId);
    }
    return true;
  }

  private static List<String> taskIds(BatchService batch, String jobId, Fields message) {
    List<String> taskIds = message.texts("taskIds");
    String key = message.optionalText("key");
    if (key == null) {
      Map<String, Instant> created = created(taskIds, message);
      return created.isEmpty() ? taskIds : notReplaced(batch, jobId, created);
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

  /** When each of the tasks was created at the latest, by its id; empty if not known. */
  private static Map<String, Instant> created(List<String> taskIds, Fields message) {
    Instant last = message.optionalInstant(CREATED);
    List<Instant> each =
        last == null
            ? message.texts(CREATED_EACH).stream().map(Instant::parse).toList()
            : Collections.nCopies(taskIds.size(), last);
    Map<String, Instant> created = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (int i = 0; i < each.size(); i++) {
      created.put(taskIds.get(i), each.get(i));
    }
    return created;
  }

  /** Those that are open and have not been replaced by another task of their id. */
  private static List<String> notReplaced(
      BatchService batch, String jobId, Map<String, Instant> created) {
    return ExistingTasks.of(batch, jobId, created.keySet()).stream()
        .filter(task -> task.state() != TaskState.COMPLETED && !isReplaced(task, created))
        .map(task -> task.reference().taskId())
        .toList();
  }

  private static boolean isReplaced(TaskSnapshot task, Map<String, Instant> created) {
    return new Creation(null, created.get(task.reference().taskId())).isBefore(task);
  }
}
