package io.github.azurebatch.camunda.impl.engine.cancel;

import io.github.azurebatch.camunda.impl.engine.account.Accounts;
import io.github.azurebatch.camunda.impl.engine.data.Fields;
import io.github.azurebatch.camunda.impl.engine.outbox.Outbox;
import io.github.azurebatch.camunda.impl.engine.outbox.OutboxCall;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Terminates an Azure Batch job with its tasks. A job that has completed or does not exist counts
 * as terminated.
 */
public record TerminateJob(Accounts accounts) implements OutboxCall {

  static final String TYPE = Outbox.TYPE_PREFIX + "terminate-job";

  private static final Logger LOG = LoggerFactory.getLogger(TerminateJob.class);

  static Map<String, ?> message(String account, String jobId) {
    return Map.of(Outbox.ACCOUNT, account, "jobId", jobId);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public void make(Fields message) {
    String jobId = message.text("jobId");
    accounts.get(message.text(Outbox.ACCOUNT)).batch().terminateJob(jobId, "Cancelled");
    LOG.info("Terminated Azure Batch job '{}': what awaited it was cancelled", jobId);
  }
}
