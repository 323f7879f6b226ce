package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.cleanup.TaskSelection.AllTasks;
import io.github.azurebatch.camunda.impl.engine.cleanup.TaskSelection.TaskList;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import io.github.azurebatch.camunda.impl.engine.outbox.OutboxCall;
import io.github.azurebatch.camunda.impl.engine.variable.task.SubmittedTasks;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Deletes the tasks of one Azure Batch job that had succeeded when the job was cleaned up, where
 * there are too many to name: some in each Camunda job, which sends the next one.
 */
public record DeleteSucceededTasks(Accounts accounts) implements OutboxCall {

  static final String TYPE = Outbox.TYPE_PREFIX + "delete-succeeded-tasks";

  /** How many tasks a Camunda job deletes: their calls take some seconds. */
  static final int TASKS_AT_ONCE = 200;

  private static final String COMPLETED_BY = "completedBy";
  private static final String TASKS = "tasks";

  /**
   * @param completedBy what completed later is kept: another activity may need it
   */
  static Map<String, ?> message(CleanUp cleanUp, Instant completedBy) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put(Outbox.ACCOUNT, cleanUp.account().name());
    message.put("jobId", cleanUp.jobId());
    message.put(COMPLETED_BY, completedBy.toString());
    if (cleanUp.tasks() instanceof TaskList list) {
      message.put(TASKS, list.runs().tasks().identity().toMap());
    }
    return message;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public boolean make(Fields message) {
    BatchService batch = accounts.get(message.text(Outbox.ACCOUNT)).batch();
    List<TaskReference> next = next(batch, message);
    next.forEach(batch::deleteTask);
    return next.size() < TASKS_AT_ONCE;
  }

  private static List<TaskReference> next(BatchService batch, Fields message) {
    TaskSelection selection =
        message.has(TASKS)
            ? new TaskList(SubmittedTasks.from(message.nested(TASKS)))
            : new AllTasks();
    Instant completedBy = message.instant(COMPLETED_BY);
    List<TaskReference> next = new ArrayList<>();
    batch.visitTasks(
        message.text("jobId"),
        task -> {
          if (FoundTasks.hasSucceeded(task)
              && task.hasCompletedBy(completedBy)
              && selection.test(task)) {
            next.add(task.reference());
          }
          return next.size() < TASKS_AT_ONCE;
        });
    return next;
  }
}
