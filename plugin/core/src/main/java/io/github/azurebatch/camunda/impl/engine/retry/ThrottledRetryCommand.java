package io.github.azurebatch.camunda.impl.engine.retry;

import io.github.azurebatch.camunda.fault.ThrottledException;
import java.util.Date;
import org.camunda.bpm.engine.impl.cmd.JobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;

/**
 * Makes a Camunda job due when its account is no longer throttled. The job keeps its retries, and
 * the failure that they were counted for.
 */
final class ThrottledRetryCommand extends JobRetryCmd {

  private final ThrottledException fault;

  ThrottledRetryCommand(String jobId, ThrottledException fault) {
    super(jobId, fault);
    this.fault = fault;
  }

  @Override
  public @Nullable Object execute(CommandContext commandContext) {
    JobEntity job = getJob();
    if (job != null) {
      job.unlock();
      job.setDuedate(Date.from(fault.until()));
    }
    return null;
  }
}
