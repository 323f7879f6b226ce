package io.github.azurebatch.camunda.impl.engine.retry;

import io.github.azurebatch.camunda.fault.BusyException;
import org.camunda.bpm.engine.impl.bpmn.parser.FailedJobRetryConfiguration;
import org.camunda.bpm.engine.impl.cmd.DefaultJobRetryCmd;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.util.ParseUtil;
import org.jspecify.annotations.Nullable;

/** Retries a Camunda job by a longer cycle than the activity's own. */
final class LongRetryCommand extends DefaultJobRetryCmd {

  private final String cycle;

  LongRetryCommand(String jobId, Throwable failure, String cycle) {
    super(jobId, failure);
    this.cycle = cycle;
  }

  @Override
  public @Nullable ActivityImpl getCurrentActivity(CommandContext commandContext, JobEntity job) {
    return ContinuationRetryCommand.isContinuation(job)
        ? ContinuationRetryCommand.activity(commandContext, job)
        : super.getCurrentActivity(commandContext, job);
  }

  /** The long cycle begins anew after a failure of another kind. */
  @Override
  protected boolean isFirstJobExecution(JobEntity job) {
    @Nullable String stackTrace = job.getExceptionStacktrace();
    return super.isFirstJobExecution(job)
        || stackTrace == null
        || !stackTrace.contains(BusyException.class.getName());
  }

  @Override
  public FailedJobRetryConfiguration getFailedJobRetryConfiguration(
      JobEntity job, ActivityImpl activity) {
    return ParseUtil.parseRetryIntervals(cycle);
  }
}
