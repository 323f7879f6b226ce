package io.github.azurebatch.camunda.impl.engine.retry;

import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/** Takes all retries from a Camunda job whose failure a retry would only repeat. */
final class IncidentAtOnceCommand extends JobRetryCmd {

  IncidentAtOnceCommand(String jobId, Throwable failure) {
    super(jobId, failure);
  }

  @Override
  public @Nullable Object execute(CommandContext commandContext) {
    JobEntity job = getJob();
    if (job != null) {
      logException(job);
      job.unlock();
      job.setRetries(0);
    }
    return null;
  }
}
