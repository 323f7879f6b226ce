package io.github.azurebatch.camunda.impl.engine.cancel;

import io.github.azurebatch.camunda.impl.batch.BatchService;
import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import io.github.azurebatch.camunda.impl.engine.outbox.OutboxCall;
import io.github.azurebatch.camunda.impl.engine.variable.task.Creation;
import io.github.azurebatch.camunda.impl.log.Log;
import io.github.azurebatch.camunda.impl.log.LogLine;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Terminates an Azure Batch job with its tasks. A job that has completed or does not exist counts
 * as terminated.
 */
public record TerminateJob(Accounts accounts) implements OutboxCall {

  static final String TYPE = Outbox.TYPE_PREFIX + "terminate-job";

  private static final String CREATED = "created";

  private static final Log LOG = Log.of(TerminateJob.class);

  /**
   * @param created what was created later is another job of this id; null if not known
   */
  static Map<String, ?> message(String account, String jobId, @Nullable Instant created) {
    Map<String, Object> message = new LinkedHashMap<>();
    message.put(Outbox.ACCOUNT, account);
    message.put("jobId", jobId);
    if (created != null) {
      message.put(CREATED, created.toString());
    }
    return message;
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public boolean make(Fields message) {
    String jobId = message.text("jobId");
    BatchService batch = accounts.get(message.text(Outbox.ACCOUNT)).batch();
    if (isReplaced(batch, jobId, message.optionalInstant(CREATED))) {
      return true;
    }
    batch.terminateJob(jobId, "Cancelled");
    LOG.write(
        LogLine.JOB_TERMINATED,
        "Terminated Azure Batch job '{}': what awaited it was cancelled, or an operator asked for it",
        jobId);
    return true;
  }

  private static boolean isReplaced(BatchService batch, String jobId, @Nullable Instant created) {
    return created != null
        && batch
            .job(jobId)
            .filter(job -> new Creation(created, created).isBefore(job.creationTime().toInstant()))
            .isPresent();
  }
}
