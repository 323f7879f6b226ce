package io.github.azurebatch.camunda.engine.cancel;

import io.github.azurebatch.camunda.batch.BatchService;
import io.github.azurebatch.camunda.batch.TaskReference;
import io.github.azurebatch.camunda.engine.account.Accounts;
import io.github.azurebatch.camunda.engine.outbox.Outbox;
import io.github.azurebatch.camunda.engine.outbox.OutboxCall;
import io.github.azurebatch.camunda.engine.variable.Fields;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Terminates tasks of one Azure Batch job; those that have ended or are gone are success. */
public record TerminateTasks(Accounts accounts) implements OutboxCall {

  static final String TYPE = Outbox.TYPE_PREFIX + "terminate-tasks";

  /** So many ids fit into a message, and their calls take some seconds. */
  static final int MAX_TASKS = 50;

  private static final Logger LOG = LoggerFactory.getLogger(TerminateTasks.class);

  static Map<String, ?> message(String account, String jobId, List<String> taskIds) {
    return Map.of(Outbox.ACCOUNT, account, "jobId", jobId, "taskIds", taskIds);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public void make(Fields message) {
    BatchService batch = accounts.get(message.text(Outbox.ACCOUNT)).batch();
    String jobId = message.text("jobId");
    for (Object taskId : message.list("taskIds")) {
      batch.terminateTask(new TaskReference(jobId, String.valueOf(taskId)));
      LOG.info(
          "Terminated Azure Batch task '{}' (job '{}'): what awaited it was cancelled",
          taskId,
          jobId);
    }
  }
}
