package io.github.azurebatch.camunda.impl.engine.retry;

import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/** Sets the retries of a Camunda job to zero, because a retry would fail like the first try. */
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
