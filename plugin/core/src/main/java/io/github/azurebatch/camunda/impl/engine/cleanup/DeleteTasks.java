package io.github.azurebatch.camunda.impl.engine.cleanup;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.batch.task.TaskReference;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import io.github.azurebatch.camunda.impl.engine.outbox.OutboxCall;
import java.util.List;
import java.util.Map;

/** Deletes tasks of one Azure Batch job; a task that does not exist counts as deleted. */
public record DeleteTasks(Accounts accounts) implements OutboxCall {

  static final String TYPE = Outbox.TYPE_PREFIX + "delete-tasks";

  /** The most tasks of a message: their ids fit into it, and their calls take some seconds. */
  static final int MAX_TASKS = 25;

  static Map<String, ?> message(String account, String jobId, List<String> taskIds) {
    return Map.of(Outbox.ACCOUNT, account, "jobId", jobId, "taskIds", taskIds);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public boolean make(Fields message) {
    BatchService batch = accounts.get(message.text(Outbox.ACCOUNT)).batch();
    String jobId = message.text("jobId");
    message.texts("taskIds").forEach(taskId -> batch.deleteTask(new TaskReference(jobId, taskId)));
    return true;
  }
}
